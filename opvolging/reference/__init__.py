"""What follows from the keys alone: the template, the tables of keys, the JSON Schemas."""
