"""What a proposal changes for the reader, and what it may not change unnoticed.

Two sides of the content are read, compared by identity (never by lines of text), guarded and told.
"""
