"""What the search index holds, as the page that asks it reads it."""

import gzip
import json
from pathlib import Path

SIGNATURE = b"pagefind_dcd"


def opened(file: Path) -> bytes:
    """The bytes of a file; what pagefind compressed, unpacked."""
    data = file.read_bytes()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def records(site: Path) -> dict[str, dict]:
    """Every record in the index of a site, by its address there."""
    fragments = map(opened, site.glob("pagefind/fragment/*.pf_fragment"))
    found = [json.loads(fragment.removeprefix(SIGNATURE)) for fragment in fragments]
    return {record["filters"]["adres"][0]: record for record in found}
