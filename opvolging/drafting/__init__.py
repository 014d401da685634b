"""New files and additions to files, written so that they pass the check."""
