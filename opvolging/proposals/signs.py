"""Signs that a reader can't see, or takes for another: named in Dutch, with their code point.

A reviewer reads the words of a proposal, and a Cyrillic letter in them would pass unseen; what has no width
at all is taken out or refused while reading.
What is commonly typed in Dutch is left as it is; anything else that is a letter, a digit, a space, an accent
or invisible is named.
"""

import unicodedata
from itertools import zip_longest

SIGN = "[U+"  # how a sign that is named begins

# Beside ASCII and its letters with an accent.
_TYPED = frozenset("‘’“”„«»–—…€£§°·•´¨¹²³½¼¾×±→←↑↓©®™¿¡ªºµßæÆœŒøØłŁđĐðÐþÞ")

_NAMES = {
    "\u00a0": "vaste spatie",
    "\u202f": "smalle vaste spatie",
    "'": "recht aanhalingsteken",
    "`": "los accent grave",
    "|": "rechte streep",
    "\u2800": "leeg brailleteken",
    "\u0131": "kleine letter i zonder punt",
}  # fmt: skip

_LIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2212\u2796\u02d7\u06d4", "-"),
    **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2032\u2035\u201b\ua78c", "'"),
    **dict.fromkeys("\u201a\u02cf\u02cc\u060c\u3001", ","),
    **dict.fromkeys("\u2024\u0701\u0702\ua60e", "."),
    **dict.fromkeys("\u2044\u2215\u2571\u29f8", "/"),
    **dict.fromkeys("\u02d0\u02f8\u0589\u05c3\u2236\ua789", ":"),
    **dict.fromkeys("\u01c0\u00a6\u2223\u2758", "|"),
    "\u02f4": "`",
}

_SCRIPTS = {
    "ARABIC": "arabische",
    "ARMENIAN": "armeense",
    "CHEROKEE": "cherokese",
    "COPTIC": "koptische",
    "CYRILLIC": "cyrillische",
    "DEVANAGARI": "hindische",
    "GEORGIAN": "georgische",
    "GREEK": "griekse",
    "HEBREW": "hebreeuwse",
    "LATIN": "latijnse",
}

_CATEGORIES = {
    "Zs": "bijzondere spatie",
    "Mn": "los accent of onzichtbaar teken",
    "Mc": "los accent",
    "Me": "los accent",
    "Cf": "onzichtbaar teken",
}

# What looks alike in many fonts, or in what GitHub is given, although both are typed every day.
_ALIKE = str.maketrans("I1|0`", "lllO'")


def named(text: str) -> str:
    """The text with every such sign as `[U+0430, cyrillische kleine letter a]` in its place."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign if _is_plain(sign) else _told(sign) for sign in text)


def named_beside(word: str, other: str) -> str:
    """The same of a word that took the place of `other`, or gave it up.

    Where the two look alike, as `Al` and `AI`, the signs in which they differ are named too."""
    if word == other or word.translate(_ALIKE) != other.translate(_ALIKE):
        return named(word)
    pairs = zip_longest(word, other)
    return "".join(
        _told(sign) if sign != beside or not _is_plain(sign) else sign for sign, beside in pairs if sign
    )


def _is_plain(sign: str) -> bool:
    if sign.isascii():
        return sign.isprintable() or sign in "\n\t"
    if sign in _TYPED:
        return True
    if sign in _NAMES or sign in _LIKE or _like_ascii(sign):
        return False
    parts = unicodedata.normalize("NFD", sign)
    if parts[0].isascii() and parts[0].isalpha():
        return len(parts) > 1
    return unicodedata.category(sign)[0] in "PS"  # a drawing or a mark, that is seen for what it is


def _told(sign: str) -> str:
    return f"{SIGN}{ord(sign):04X}, {_name(sign)}]"


def _name(sign: str) -> str:
    if sign in _NAMES:
        return _NAMES[sign]
    like = _LIKE.get(sign) or _like_ascii(sign)
    if like:
        return f"lijkt op {like}"
    category = unicodedata.category(sign)
    if category[0] == "L":
        return _letter(unicodedata.name(sign, ""))
    if category[0] == "N":
        return "bijzonder cijfer" if not sign.isascii() else f"cijfer {sign}"
    return _CATEGORIES.get(category, "bijzonder teken" if category[0] in "PS" else "onzichtbaar teken")


def _letter(name: str) -> str:
    """'cyrillische kleine letter a', as far as its name in Unicode says so."""
    script, _, rest = name.partition(" ")
    size, _, letter = rest.partition(" LETTER ")
    sizes = {"SMALL": "kleine letter", "CAPITAL": "hoofdletter"}
    form = sizes.get(size) if letter else None
    adjective = _SCRIPTS.get(script)
    if adjective is None or form is None:
        return f"{adjective or 'vreemde'} letter"
    return f"{adjective} {form} {letter.partition(' WITH ')[0].rpartition(' ')[2].lower()}"


def _like_ascii(sign: str) -> str:
    """The ASCII that a sign is a variant of, such as a wide or a mathematical letter."""
    plain = unicodedata.normalize("NFKC", sign)
    return plain if plain != sign and plain.isascii() and plain.strip() else ""
