"""Pages of a register as a reader sees them, without building a whole site: for tests by the hundred."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup
from conftest import load
from markdown import Markdown

from opvolging.pages.pages import macros
from opvolging.pages.stash import Stash
from opvolging.publishing.documents.files import Downloads
from opvolging.register.publication import Publication
from opvolging.register.site import Site

MACROS = {"rapporten": "toon_rapport", "verslagjaren": "toon_verslagjaar", "status": "toon_status"}


class Shown:
    """The pages of one site, each parsed by the Markdown that MkDocs gives it to."""

    def __init__(
        self, site: Site, today: date, downloads: Downloads | None, form: Collection[tuple[str, bytes]] = ()
    ) -> None:
        self.register = site
        publication = Publication(site.public(today), today, form=form)
        self._macros = macros(publication, lambda _: downloads)
        self._stash = Stash()
        self._markdown = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list", "sane_lists",
                                              self._stash])  # fmt: skip

    def html(self, file: str, macro: str = "") -> str:
        """The HTML of the content of a page, by its file in docs/."""
        name = macro or MACROS[file.split("/", maxsplit=1)[0]]
        return self._markdown.reset().convert(self._stash.hold(self._macros[name](file)))

    def page(self, file: str, macro: str = "") -> BeautifulSoup:
        """The content of a page, as a browser reads it."""
        return BeautifulSoup(self.html(file, macro), "lxml")


def shown(
    repository: Path,
    today: date,
    downloads: Downloads | None = None,
    form: Collection[tuple[str, bytes]] = (),
) -> Shown:
    """The pages of the repository, those of years with these files; raises what `load` raises.

    `form`: the files of the form for editors, where there is one."""
    return Shown(load(repository), today, downloads, form)
