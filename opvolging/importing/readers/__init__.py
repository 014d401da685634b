"""From a file of any kind to a document: its tables with their rows and cells, and the paragraphs around."""
