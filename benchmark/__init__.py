"""What a build costs: registers of several sizes, built by this project and by bare MkDocs in turn."""
