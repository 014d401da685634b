"""What a proposal changes for the reader, and what it may not change unnoticed.

Two snapshots of the content are compared by identity (never by lines of text), guarded and reported.
"""
