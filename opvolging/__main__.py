"""`python -m opvolging`."""

import sys
from io import TextIOWrapper

from opvolging.commands import main

# On Windows a file or a pipe takes fewer signs than a screen; one that it lacks becomes a question mark.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")

main(prog_name="python -m opvolging")
