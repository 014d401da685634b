"""What only a browser, Java or a printer's eye can tell of the built site."""
