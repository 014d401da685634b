"""All pages of a publication: the macros that the files in docs/ call."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from opvolging.pages.register_pages import RegisterPages
from opvolging.pages.site_pages import SitePages
from opvolging.pages.stash import Block
from opvolging.publishing.documents.files import Downloads
from opvolging.register.publication import Publication
from opvolging.register.register import ReportingYear


def macros(
    publication: Publication, downloads: Callable[[ReportingYear], Downloads | None]
) -> Mapping[str, Callable[[str], Iterable[Block]]]:
    """By name, the function from the file of a page, relative to docs/, to its blocks.

    `downloads` gives what the page of a year offers, if anything."""
    return {
        name: partial(pages.with_explanations, function)
        for pages in (RegisterPages(publication, downloads), SitePages(publication))
        for name, function in pages.macros().items()
    }
