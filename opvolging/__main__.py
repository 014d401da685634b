"""`python -m opvolging`."""

from opvolging.commands import main

main(prog_name="python -m opvolging")
