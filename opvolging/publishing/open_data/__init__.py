"""The register as open data: what is published beside the pages for whoever calculates with it."""
