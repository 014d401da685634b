"""From a document to what its tables say: which column is what, which row is what, and the legend."""
