"""The yearly document, as PDF and as Word file: made of a publication, shown and written in the build."""
