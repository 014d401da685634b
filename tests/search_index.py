"""What the search index holds, as the page that asks it reads it."""

import gzip
import json
from pathlib import Path

SIGNATURE = b"pagefind_dcd"


def records(site: Path) -> dict[str, dict]:
    """Every record in the index of a site, by its address there."""
    files = site.glob("pagefind/fragment/*.pf_fragment")
    found = [json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE)) for file in files]
    return {record["filters"]["adres"][0]: record for record in found}
