"""Where the files of open data of a register stand, from the root of the site."""

from opvolging.content.layout import Layout

FOLDER = "data"


def workbook_path(layout: Layout) -> str:
    """The workbook."""
    return f"{FOLDER}/{layout.data_name}.xlsx"


def csv_path(layout: Layout) -> str:
    """The table of items."""
    return f"{FOLDER}/{layout.data_name}.csv"


def json_path(layout: Layout) -> str:
    """All of it, for programs."""
    return f"{FOLDER}/{layout.data_name}.json"


def schema_path(layout: Layout) -> str:
    """The JSON Schema of that."""
    return f"{FOLDER}/{layout.data_name}.schema.json"
