"""What was done with everything that was asked: content model, checks and pages, without MkDocs."""
