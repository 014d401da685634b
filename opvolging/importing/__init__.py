"""The way in: a table in Word, Excel, PDF or plain text becomes files of this project.

    a file ─ readers/ ─▶ a document ─ table/ ─▶ its rows and legend ─ proposing/ ─▶ files as they would be

A reader knows one format, and runs in a process of its own (`readers/sandbox.py`); everything after it is
the same for all formats.
"""
