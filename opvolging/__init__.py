"""What was done with each recommendation: content model, checks and pages, without MkDocs."""
