"""What editors write with: new files that pass the check, templates, tables of keys, schemas, links."""
