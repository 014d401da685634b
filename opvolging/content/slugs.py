"""Names of files and folders, made of titles."""

import re
import unicodedata

LONGEST = 50

# Letters that Unicode does not take apart.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
# Within a word: foto's, d'r.
_WITHIN = re.compile("(?<=[a-z0-9])['’‘`´](?=[a-z0-9])")


def slug(title: str, longest: int = LONGEST) -> str:
    """Lower-case letters, digits and hyphens, cut between words; "" when a title has none of these.

    >>> slug("Eén plan: 'Armoede' & scha\u0308den, foto's")
    'een-plan-armoede-schaden-fotos'
    """
    apart = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    words = re.findall("[a-z0-9]+", _WITHIN.sub("", bare))
    kept = words[0][:longest] if words else ""
    for word in words[1:]:
        if len(kept) + 1 + len(word) > longest:
            break
        kept = f"{kept}-{word}"
    return kept
