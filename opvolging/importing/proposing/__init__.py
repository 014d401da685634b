"""From what a document says to the files that it would change or add, and what needs a human."""
