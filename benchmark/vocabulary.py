"""Words that look Dutch, with the uneven frequencies that words of a real text have.

What matters for a build, and for what the pages weigh, is how often words repeat. So there are
several thousand of them, the one at rank n about n times as rare as the first (Zipf's law).
"""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from random import Random

SIZE = 8_000
_FLATTENING = 2.7  # Mandelbrot's correction: the first few words differ less than 1 : 2 : 3

_COMMON = """
de van het een en in te dat is op voor met zijn die niet aan om ook als er over bij maar tot uit naar
wordt worden of dan nog hebben heeft meer wij zal kan deze dit door onder tussen hierbij daarom
gemeente raad college beleid aanpak plan uitvoering inwoners rekenkamer aanbeveling jaar doelen organisatie
o.b.v.
"""
# The last one is a word that the glossary explains, about as frequent as all such words are in real texts.
# What syllables begin with, hold and may end in, and what a word may end in.
_ONSETS = "b d g h j k l m n p r s t v w z bl br dr gr kl kn kr pl pr sch schr sl sp st str tr vr zw"
_NUCLEI = "a aa e ee i ie o oo u uu ei ij oe ou ui eu"
_CODAS = "k l m n p r s t ch cht ft lk ls mp nd ng nk ns nt rd rk rm rs rt st"
_ENDINGS = "en ing heid lijk elijke er ingen schap baar e"


@cache
def _words() -> tuple[str, ...]:
    """All words, the most frequent first; as in real texts, these are mostly the short ones."""
    random = Random("woorden")
    made = dict.fromkeys(_COMMON.split())
    while len(made) < SIZE:
        most = 1 + 3 * len(made) // SIZE
        made[_word(random, random.randint(1, most))] = None
    return tuple(made)


def _word(random: Random, syllables: int) -> str:
    parts = [part for _ in range(syllables) for part in _syllable(random)]
    return "".join([*parts, random.choice(["", *_ENDINGS.split()])])


def _syllable(random: Random) -> Iterator[str]:
    yield random.choice(_ONSETS.split())
    yield random.choice(_NUCLEI.split())
    yield random.choice(["", "", "", *_CODAS.split()])


@cache
def _weights() -> tuple[float, ...]:
    return tuple(accumulate(1 / (rank + _FLATTENING) for rank in range(1, len(_words()) + 1)))


def words(random: Random, number: int) -> list[str]:
    """So many words, drawn by their frequency."""
    return random.choices(_words(), cum_weights=_weights(), k=number)


def sentences(random: Random, number: int) -> Iterator[str]:
    """So many sentences, some with a comma."""
    for _ in range(number):
        drawn = words(random, random.randint(7, 19))
        if len(drawn) > 12:
            drawn[5] += ","
        yield " ".join(drawn).capitalize() + "."
