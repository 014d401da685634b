"""The files beside the pages that pages lead to, and so known before a page is made."""

from dataclasses import dataclass

from opvolging.publishing.documents.files import Documents
from opvolging.publishing.share_images.cards import ShareCards
from opvolging.register.publication import Publication


@dataclass(frozen=True)
class LinkedFiles:
    """The yearly documents, which are made by now, and what will be on the pictures of shared links."""

    documents: Documents
    share_cards: ShareCards

    @classmethod
    def of(cls, publication: Publication) -> "LinkedFiles":
        """Those of a publication."""
        return cls(Documents(publication), ShareCards(publication))
