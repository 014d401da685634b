"""Where the files of open data stand, from the root of the site."""

WORKBOOK = "data/aanbevelingen.xlsx"
CSV = "data/aanbevelingen.csv"
JSON = "data/aanbevelingen.json"
SCHEMA = "data/aanbevelingen.schema.json"
