"""The pages: what macros.py shows, and what stands around it."""
