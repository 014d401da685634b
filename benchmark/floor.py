"""The floor to compare with: the same reports as plain pages of bare MkDocs and Material."""

import re
from pathlib import Path

from benchmark import registers

_CONFIGURATION = """\
site_name: Aanbevelingen
site_url: https://aanbevelingen.example/
theme: {name: material, language: nl}
plugins: [search]
nav: [index.md]
"""
# The same link as in the register: there to a file of its own, here to the page it stands on.
_TO_ANOTHER = re.compile(r"\]\(\d+-aanbeveling\.md\)")


def write(size: int, folder: Path) -> None:
    """Make `folder` a MkDocs project with one plain page per report, in Material's own theme."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    (docs / "index.md").write_text("# Aanbevelingen\n\nAlle rapporten.\n", encoding="utf-8")
    for dossier in registers.dossiers(size):
        (docs / f"{dossier.slug}.md").write_text(_page(dossier), encoding="utf-8")


def _page(dossier: registers.Dossier) -> str:
    parts = [f"# {dossier.title}", "Hieronder staat elke aanbeveling uit dit rapport."]
    for item in dossier.items:
        parts += [f"## {item.number}. {item.title}", item.text]
        for year, account in item.accounts.items():
            label = registers.LEGEND[item.status[year]][0]
            parts += [f"### Toelichting opvolging over {year}: {label}", account]
        facts = [f"Termijn: {termijn}, toegezegd over {year}" for year, termijn in item.termijn.items()]
        facts += [f"Bron: {title}, {day}, kenmerk {reference}" for title, day, reference in item.sources]
        if facts:
            parts.append("\n".join(f"- {fact}" for fact in facts))
    return _TO_ANOTHER.sub(f"]({dossier.slug}.md)", "\n\n".join(parts)) + "\n"
