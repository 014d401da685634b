"""Where a link in a text leads: to the web, to mail, or to another file of this repository."""

import posixpath
from urllib.parse import quote, unquote, urlsplit

OUTWARD = ("http", "https", "mailto")


def is_outward(href: str) -> bool:
    """Whether a link leads out of the repository, in one of the ways that are allowed.

    Everything with another scheme (javascript:, data:, file:) is neither outward nor a file.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in OUTWARD and bool(parts.netloc)


# What Outlook and other programs for mail put in front of a link: it names who got the mail.
_MAIL_FILTERS = (".safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com")
FILTERED = (
    "gaat langs een filter van een mailprogramma, en kan noemen wie die mail kreeg; open de link, en neem "
    "het adres over dat dan bovenaan staat"
)


def is_filtered(href: str) -> bool:
    """Whether a link leads to a filter for mail, as it does where it was copied from a mail."""
    try:
        return (urlsplit(href).hostname or "").endswith(_MAIL_FILTERS)
    except ValueError:
        return False


def file_of(path: str, href: str) -> str | None:
    """The file that a relative link in the file `path` leads to, or None when it is no such link.

    >>> file_of("recommendations/2024-a/01-x.md", "../2025-b/02-y.md")
    'recommendations/2025-b/02-y.md'
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.query or parts.fragment or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def href_to(path: str, target: str) -> str:
    """The relative link in the file `path` that leads to the file `target`; see `file_of`.

    >>> href_to("recommendations/2024-a/01-x.md", "recommendations/2025-b/02-y.md")
    '../2025-b/02-y.md'
    """
    return quote(posixpath.relpath(target, posixpath.dirname(path)))
