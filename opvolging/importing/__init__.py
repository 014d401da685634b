"""The way in: a table in Word, Excel, PDF or plain text becomes files of this project.

    a file ─ reader ─▶ rows ─ grouping ─▶ recommendations ─ proposal ─▶ changes ─ writing ─▶ files

A reader knows one format, and runs apart from the rest (`apart`); everything after it is the same
for all formats.
"""
