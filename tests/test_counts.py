"""Generated registers: every number on a page equals a count made here, from what was generated.

The count below knows the rules of the content model and nothing of `opvolging.views`.
"""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import EXAMPLES, TODAY, words
from hypothesis import given, settings
from hypothesis import strategies as st
from pages_of import shown

from opvolging.pages.page_parts import MAX_ROWS

COLOURS = ("groen", "blauw", "oranje", "rood")
KEYS = ("klaar", "bezig", "deels", "niet", "anders")


@dataclass(frozen=True)
class Advice:
    """A generated recommendation: what an editor would have written of it."""

    own_adoption: str | None
    addressee: str
    replaced: bool
    statuses: dict[int, str]  # per year
    accounts: tuple[int, ...]  # years with a text, at least those with a status


@dataclass(frozen=True)
class World:
    """A generated repository."""

    legends: dict[int, dict[str, bool]]  # per year: status, and whether it is finished
    dossiers: tuple[tuple[int, str | None, tuple[Advice, ...]], ...]  # year, adoption, recommendations


@st.composite
def worlds(draw) -> World:
    years = sorted(draw(st.sets(st.integers(2021, 2025), min_size=1, max_size=3)))
    legends = {
        year: {key: draw(st.booleans()) for key in draw(st.permutations(KEYS))[: draw(st.integers(1, 4))]}
        for year in years
    }
    dossiers = []
    for _ in range(draw(st.integers(0, 3))):
        adoption = draw(st.sampled_from(["ja", "deels", "nee", None]))
        made = tuple(draw(advices(legends, adoption)) for _ in range(draw(st.integers(1, 4))))
        dossiers.append((draw(st.integers(2020, 2026)), adoption, made))
    return World(legends, tuple(dossiers))


@st.composite
def advices(draw, legends, adoption) -> Advice:
    own = draw(st.sampled_from([None, None, "ja", "deels", "nee"]))
    statuses = {}
    if (own or adoption) != "nee":
        for year, legend in legends.items():
            if draw(st.booleans()):
                statuses[year] = draw(st.sampled_from(sorted(legend)))
    texts = {year for year in legends if draw(st.booleans())} | set(statuses)
    return Advice(
        own,
        draw(st.sampled_from(["college", "raad", "college en raad"])),
        draw(st.integers(0, 5)) == 0,
        statuses,
        tuple(sorted(texts, reverse=True)),
    )


def write(world: World, root: Path) -> None:
    """The generated repository as files, over a copy of the smallest valid one."""
    for part in ("docs/rapporten", "docs/verslagjaren", "docs/status", "recommendations"):
        shutil.rmtree(root / part, ignore_errors=True)
        (root / part).mkdir(parents=True)
    for year, legend in world.legends.items():
        entries = "".join(
            f"  {key}:\n    label: {key} in {year}\n    kort: {key} {year}\n    uitleg: Uitleg.\n"
            f"    kleur: {COLOURS[n]}\n    icoon: check-bold\n    afgerond: {'ja' if finished else 'nee'}\n"
            for n, (key, finished) in enumerate(legend.items())
        )
        (root / f"docs/verslagjaren/{year}.md").write_text(
            f"---\ntitel: Jaar {year}\nlegenda:\n{entries}render_macros: true\n---\n\n"
            "{{ toon_verslagjaar() }}\n"
        )
        for key in legend:
            (root / f"docs/status/{key}.md").write_text(
                "---\nrender_macros: true\n---\n\n{{ toon_status() }}\n"
            )
    for n, (year, adoption, made) in enumerate(world.dossiers):
        adopted = f"overgenomen: {adoption}\n" if adoption else ""
        (root / f"docs/rapporten/r{n}.md").write_text(
            f"---\ntitel: Rapport {n}\njaar: {year}\n{adopted}render_macros: true\n---\n\n"
            "{{ toon_rapport() }}\n"
        )
        (root / f"recommendations/r{n}").mkdir()
        for number, advice in enumerate(made, 1):
            (root / f"recommendations/r{n}/{number:02}-x.md").write_text(text_of(advice, n, number, world))


def text_of(advice: Advice, dossier: int, number: int, world: World) -> str:
    head = [f"titel: Titel {dossier}.{number}", f"gericht_aan: {advice.addressee}"]
    if advice.own_adoption:
        head.append(f"overgenomen: {advice.own_adoption}")
    if advice.statuses:
        head.append("status:")
        head += [f"  {year}: {status}" for year, status in advice.statuses.items()]
    if replaces(advice, dossier, number, world):
        head.append("vervangen_door: [r0/01]")
    sections = "".join(f"\n## {year}\n\nDit deden wij in {year}.\n" for year in advice.accounts)
    return "---\n" + "\n".join(head) + f"\n---\n\nAanbeveling {dossier}.{number}.\n" + sections


def replaces(advice: Advice, dossier: int, number: int, world: World) -> bool:
    return advice.replaced and (dossier, number) != (0, 1) and bool(world.dossiers)


def now(world: World, dossier: int, number: int) -> tuple[str, int | None]:
    """The status of a recommendation now, by the words of the content model."""
    dossier_year, adoption, made = world.dossiers[dossier]
    advice = made[number - 1]
    adopted = advice.own_adoption or adoption
    if replaces(advice, dossier, number, world):
        return "Vervangen", None
    if adopted == "nee":
        return "Niet overgenomen", None
    newest = max(world.legends)
    if advice.statuses:
        last = max(advice.statuses)
        status = advice.statuses[last]
        if last == newest or world.legends[last][status]:
            return f"{status} {last}", last
    elif adopted is None:
        return "Nog niet besloten", None
    return "Nog niet beoordeeld", newest if dossier_year <= newest else None


def everything(world: World) -> list[tuple[int, int]]:
    order = sorted(range(len(world.dossiers)), key=lambda n: (world.dossiers[n][0], f"r{n}"))
    return [(n, number) for n in order for number in range(1, len(world.dossiers[n][2]) + 1)]


def tally(element) -> Counter:
    """The small tally on a page: status and number."""
    found = Counter()
    for line in element.select(".telling li"):
        found[words(line.select_one(".status-woord"))] = int(words(line.select_one(".aantal")))
    return found


def year_rows(world: World, year: int) -> list[tuple[int, int, str]]:
    """What the college must account for over a year, and the status that it gives."""
    rows = []
    for dossier, number in everything(world):
        dossier_year, adoption, made = world.dossiers[dossier]
        advice = made[number - 1]
        if (advice.own_adoption or adoption) not in {"ja", "deels"} or advice.addressee == "raad":
            continue
        earlier = [y for y in advice.statuses if y < year]
        finished = bool(earlier) and world.legends[max(earlier)][advice.statuses[max(earlier)]]
        waits = dossier_year <= year and not finished and not replaces(advice, dossier, number, world)
        if year in advice.accounts or waits:
            status = "Nog niet beoordeeld"
            if year in advice.statuses:
                status = f"{advice.statuses[year]} in {year}"
            elif finished:
                status = f"{advice.statuses[max(earlier)]} in {max(earlier)}"
            rows.append((dossier, number, status))
    return rows


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    return shutil.copytree(EXAMPLES / "geldig", tmp_path_factory.mktemp("wereld") / "verzameling")


@settings(max_examples=80)
@given(world=worlds())
def test_every_number_on_every_page_equals_an_independent_count(root, world):
    write(world, root)
    site = shown(root, TODAY)
    every = everything(world)
    statuses = [now(world, *place)[0] for place in every]

    overview = site.page("index.md", "toon_overzicht")
    answer = site.page("index.md", "toon_antwoord")
    assert tally(answer) == Counter(statuses)
    finished = [status for status in statuses if status.split()[0] in KEYS and world.legends[
        int(status.split()[1])][status.split()[0]]]  # fmt: skip
    sentence = words(answer.select_one(".antwoord-zin"))
    if 1 < len(finished) < len(every):
        assert sentence.startswith(f"Van de {len(every)} aanbevelingen zijn er {len(finished)} afgerond.")
    cards = {
        words(card.select_one(".status-woord")): int(words(card.select_one(".kaart-aantal")).split()[0])
        for card in overview.select(".kaart")
    }
    assert {status: count for status, count in cards.items() if count} == Counter(statuses)
    if every:
        newest = world.legends[max(world.legends)]
        assert set(cards) >= {f"{key} {max(world.legends)}" for key in newest}
        shares = [int(words(card).split("(")[1].split("%")[0]) for card in overview.select(".kaart")]
        assert sum(shares) == 100
    of_years = {year: [status for *_, status in year_rows(world, year)] for year in sorted(world.legends)}
    told = {year: rows for year, rows in of_years.items() if any(" in " in row for row in rows)}
    trend = overview.select("table.verloop-jaren tbody tr")
    assert [int(words(line.th)) for line in trend] == (list(told) if len(told) > 1 else [])
    for line in trend:
        assert tally(line) == Counter(row.replace(" in ", " ") for row in told[int(words(line.th))])
    lines = overview.select("table.punten tbody tr:not(.groep)")
    assert [words(line.th) for line in lines] == [f"Titel {n}.{number}" for n, number in every]
    groups = overview.select("table.punten tbody")
    for group, dossier in zip(groups, dict.fromkeys(dossier for dossier, _ in every), strict=True):
        assert words(group.select_one(".groep th")).endswith(f" Rapport {dossier}")
        assert tally(group) == Counter(now(world, *place)[0] for place in every if place[0] == dossier)
    for line, place in zip(lines, every, strict=True):
        status, year = now(world, *place)
        assert words(line.select_one(".status-woord")) == status
        assert [words(part) for part in line.select(".status-jaar")] == ([f"over {year}"] if year else [])

    listed = site.page("rapporten/index.md", "toon_rapporten").select(".lijst > li")
    order = list(dict.fromkeys(dossier for dossier, _ in every))
    for entry, dossier in zip(listed, order, strict=True):
        counted = Counter(s for s, (n, _) in zip(statuses, every, strict=True) if n == dossier)
        assert tally(entry) == counted
        page = site.page(f"rapporten/r{dossier}.md")
        assert tally(page.select_one(".dossier")) == counted
        badges = [words(p.select_one(".status-woord")) for p in page.select(".stand-regel")]
        assert badges == [
            status.replace(" ", " in ") if status.split()[0] in KEYS else status
            for status, (n, _) in zip(statuses, every, strict=True)
            if n == dossier
        ]

    for year in world.legends:
        page = site.page(f"verslagjaren/{year}.md")
        rows = year_rows(world, year)
        found = [words(line.select_one("[data-kop=Status] .status-woord")) for line in
                 page.select("table.verantwoording tbody tr:not(.groep)")]  # fmt: skip
        assert found == [status for _, _, status in rows]
        short = Counter(status.replace(" in ", " ") for _, _, status in rows)
        assert tally(page) == short

    for key in {key for legend in world.legends.values() for key in legend}:
        page = site.page(f"status/{key}.md")
        wanted = [f"Titel {n}.{number}" for n, number in every if now(world, n, number)[0].split()[0] == key]
        assert [words(line.th) for line in page.select("table.punten tbody tr:not(.groep)")] == wanted


def many_dossiers(dossiers: int, size: int) -> World:
    advice = Advice(None, "college", replaced=False, statuses={2025: "klaar"}, accounts=(2025,))
    return World({2025: {"klaar": False, "niet": True}}, ((2025, "ja", (advice,) * size),) * dossiers)


def test_more_rows_than_a_page_can_hold_are_counted_per_dossier(root):
    world = many_dossiers(dossiers=6, size=MAX_ROWS // 6 + 1)
    write(world, root)
    site = shown(root, TODAY)
    size = len(world.dossiers[0][2])
    for page in (
        site.page("index.md", "toon_overzicht"),
        site.page("status/klaar.md"),
        site.page("verslagjaren/2025.md"),
    ):
        lines = page.select("table.tellingen tbody tr")
        assert [words(line.th) for line in lines] == [f"2025 Rapport {n}" for n in range(6)]
        assert all(int(words(line.td)) == size for line in lines)
        assert all(int(words(line.select_one("[data-kop='klaar 2025']"))) == size for line in lines)
        assert lines[0].a["href"].endswith("rapporten/r0/")
    assert not site.page("verslagjaren/2025.md").select("table.verantwoording")
    assert len(site.page("rapporten/r0.md").select("section.punt")) == size


def test_more_dossiers_than_a_page_can_hold_are_counted_per_year_and_listed_as_numbers(root):
    write(many_dossiers(dossiers=MAX_ROWS + 1, size=1), root)
    site = shown(root, TODAY)
    (line,) = site.page("index.md", "toon_overzicht").select("table.tellingen tbody tr")
    assert words(line.th) == "2025"
    assert line.a["href"] == "./rapporten/#jaar-2025"
    page = site.page("rapporten/index.md", "toon_rapporten")
    assert page.find("h2", id="jaar-2025")
    assert len(page.select("table.tellingen tbody tr")) == MAX_ROWS + 1
