"""The real site, built once with --strict, page by page against the register it was made of."""

from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

import pytest
import yaml
from conftest import ROOT, TODAY, load, words

from opvolging.content.dates import in_words
from opvolging.content.texts import Text
from opvolging.register import addresses, change_log, tallies, views
from opvolging.register.selections import selections, site_portfolios

REGISTER = load(ROOT).public(TODAY)
SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
NAME = REGISTER.settings.municipality.name
NEWEST = REGISTER.first.newest  # none, as long as no year was made
LEGEND = tuple(NEWEST.legend.values()) if NEWEST else ()
ITEMS = list(REGISTER.first.items)  # those of another register have tests of their own
HIDDEN = addresses.hidden(load(ROOT), REGISTER)
PAGES = sorted(
    f"{file.relative_to(ROOT / 'docs').with_suffix('').as_posix().removesuffix('index').rstrip('/')}/".lstrip(
        "/"
    )
    for file in (ROOT / "docs").rglob("*.md")
    if not file.name.startswith("_") and file.relative_to(ROOT / "docs").as_posix() not in HIDDEN
)
MADE = [
    addresses.Addresses().page(each.page)
    for register in REGISTER.registers
    for every in selections(register).values()
    for each in every
] + [addresses.Addresses().page(each.page) for each in site_portfolios(REGISTER)]
PAGES = sorted([*PAGES, *MADE])


def plain(text: Text) -> str:
    """The words of a text as a reader sees them."""
    from bs4 import BeautifulSoup

    return words(BeautifulSoup(text.html(str), "lxml"))


def address_of(item) -> str:
    return f"rapporten/{item.dossier}/"


def section_of(site, item):
    """The part of the report page that is of one recommendation: what follows its heading."""
    heading = site.page(address_of(item)).find("h2", id=item.anchor)
    return heading, heading.find_next_sibling("section")


def dossier_of(item):
    return REGISTER.first.dossier_of[item.dossier]


# The overview


def test_the_overview_asks_the_readers_question_and_says_what_this_is(site):
    page = site.page("")
    assert words(page.h1) == f"Wat doet de gemeente {NAME} met de aanbevelingen van de rekenkamer?"
    assert "De rekenkamer onderzoekt" in words(page.main.find("p", recursive=False))


def test_the_overview_lists_every_item_in_order_with_its_place(site):
    lines = site.page("").select("table.punten tbody tr:not(.groep)")
    found = [
        (
            words(line.select_one(".nummer")),
            words(line.th),
            words(line.parent.select_one(".groep th")),
            words(line.select_one(".status-woord")),
            line.th.a["href"],
        )
        for line in lines
    ]
    assert found == [
        (
            str(item.number),
            item.head.title,
            f"{dossier_of(item).head.year} {dossier_of(item).full_title}",
            views.standing(item, REGISTER.first).status.short,
            f"./rapporten/{item.dossier}/#aanbeveling-{item.number}",
        )
        for item in ITEMS
    ]


def test_the_rows_of_a_dossier_stand_together_under_its_title_and_its_counts(site):
    groups = site.page("").select("table.punten tbody")
    assert len(groups) == len(REGISTER.first.dossiers)
    columns = len(site.page("").select("table.punten thead th"))
    for group, dossier in zip(groups, REGISTER.first.dossiers, strict=True):
        head, *lines = group.find_all("tr")
        assert head.th["scope"] == "rowgroup"
        assert head.th.a["href"] == f"./rapporten/{dossier.slug}/"
        assert int(head.th["colspan"]) + len(head.find_all("td")) == columns
        assert [len(line.find_all(["td", "th"])) for line in lines] == [columns] * len(dossier.items)
        numbers = [int(words(number)) for number in head.select(".telling .aantal")]
        assert sum(numbers) == len(dossier.items)
        assert len(head.select("svg.balk.klein rect.vlak")) == len(numbers)


LISTS = {
    addresses.Addresses().page(page): parts
    for register in REGISTER.registers
    for page, parts in (
        (register.layout.dossier_list, register.dossiers),
        (register.layout.year_list, register.years),
    )
}


@pytest.mark.parametrize("address", LISTS)
def test_every_card_of_a_list_shows_its_counts_as_a_bar_too(site, address):
    cards = site.page(address).select(".lijst > li")
    assert len(cards) == len(LISTS[address])
    for card in cards:
        assert len(card.select("svg.balk.klein rect.vlak")) == len(card.select(".telling li"))
    assert len(site.page(address).select("defs")) == bool(site.page(address).select("svg.balk"))


def test_the_cards_count_every_item_once_and_their_percentages_make_a_hundred(site):
    cards = site.page("").select(".kaart")
    numbers = [int(words(card.select_one(".kaart-aantal")).split()[0]) for card in cards]
    percentages = [int(words(card).split("(")[1].split("%")[0]) for card in cards]
    assert sum(numbers) == len(ITEMS)
    assert sum(percentages) == (100 if ITEMS else 0)
    for card, number in zip(cards, numbers, strict=True):
        official = words(card.select_one(".kaart-woorden"))
        assert number == sum(views.standing(item, REGISTER.first).status.label == official for item in ITEMS)


def test_the_bar_shows_the_same_shares_as_the_cards(site):
    page = site.page("")
    bars = [int(part["width"].rstrip("%")) for part in page.select(".antwoord svg.balk rect.vlak")]
    starts = [int(part["x"].rstrip("%")) for part in page.select(".antwoord svg.balk rect.vlak")]
    cards = [int(words(card).split("(")[1].split("%")[0]) for card in page.select(".kaart")]
    assert bars == [share for share in cards if share]
    numbers = [words(card.select_one(".kaart-aantal")).split()[0] for card in page.select(".kaart")]
    inside = [words(part) for part in page.select(".antwoord svg.balk text")]
    assert inside == [
        number for number, share in zip(numbers, cards, strict=True) if share >= 4 * len(number)
    ]
    assert starts == [sum(bars[:n]) for n in range(len(bars))]


def test_every_status_of_the_newest_legend_has_a_card_with_its_official_words(site):
    text = " ".join(words(cards) for cards in site.page("").select(".kaarten"))
    for status in LEGEND if ITEMS else ():
        assert status.label in text


# Reports


def test_the_list_of_dossiers_has_each_with_its_tally(site):
    entries = site.page("rapporten/").select(".lijst > li")
    assert [words(entry.h2) for entry in entries] == [
        dossier.long_title for dossier in REGISTER.first.dossiers
    ]
    for entry, dossier in zip(entries, REGISTER.first.dossiers, strict=True):
        counts = tallies.tally_of(
            REGISTER.first, [views.standing(item, REGISTER.first).status for item in dossier.items]
        )
        assert [words(line) for line in entry.select(".telling li")] == [
            f"{count.count} {count.status.short}" + (f" legenda {count.older}" if count.older else "")
            for count in counts
            if count.count
        ]


@pytest.mark.parametrize("dossier", REGISTER.first.dossiers, ids=lambda dossier: dossier.slug)
def test_a_dossier_shows_its_facts_and_its_items_in_order(site, dossier):
    page = site.page(f"rapporten/{dossier.slug}/")
    assert words(page.h1) == dossier.long_title
    facts = words(page.select_one("dl.feiten"))
    assert f"Overgenomen door de raad {dossier.head.adopted}" in facts
    for document in filter(None, (dossier.head.document, dossier.head.decision, dossier.head.reaction)):
        assert (document.reference or "") in facts
    assert [words(heading) for heading in page.select("h2[id^=aanbeveling-]")] == [
        f"{item.number}. {item.head.title}" for item in dossier.items
    ]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.identity)
def test_a_item_is_shown_in_full(site, item):
    heading, section = section_of(site, item)
    text = words(section)
    standing = views.standing(item, REGISTER.first)
    assert words(heading) == f"{item.number}. {item.head.title}"
    assert words(section.select_one(".status-woord")) == standing.status.label
    if standing.status not in views.DERIVED:
        claim = words(section.select_one(".stand-regel .status-bron"))
        provisional = standing.year.head.provisional
        assert claim == (
            ", afgeleid uit de toelichting, niet door het college bevestigd"
            if provisional
            else ", volgens het college"
        )
    assert words(section.select_one("blockquote.officieel")) == plain(item.text)
    for account in filter(lambda account: account.text, item.accounts):
        assert f"Toelichting opvolging over {account.year.year}" in text
        assert plain(account.text) in text
    deadlines = [account.deadline for account in item.accounts if account.deadline]
    if deadlines:
        assert in_words(deadlines[0].last_day) in text
        assert all(deadline.words in text for deadline in deadlines)
        late = deadlines[0].last_day < TODAY and not standing.status.finished
        assert (f"Termijn verstreken: {deadlines[0].words}" in text) is late
    for evidence in item.head.evidence:
        assert all(part in text for part in (evidence.title, evidence.reference) if part)
    assert f"Gericht aan {item.head.addressee}" in text


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.identity)
def test_a_item_has_a_permanent_link_and_opens_its_own_file(site, item):
    _, section = section_of(site, item)
    link, edit, report, mail = (anchor["href"] for anchor in section.select(".acties a"))
    assert mail.startswith(f"mailto:{REGISTER.settings.municipality.contact}?subject=")
    assert unquote(mail).endswith(f"Aanbeveling {item.identity}")
    assert link == f"#aanbeveling-{item.number}"
    assert edit == REGISTER.settings.edit_address(item.path)
    assert edit.startswith(REGISTER.settings.repository)
    assert edit.endswith(f"/{item.path}")
    asked = parse_qs(urlsplit(report).query, strict_parsing=True)
    assert asked["template"] == ["statuswijziging-doorgeven.yml"]
    assert item.identity in asked["punt"][0]
    assert asked.get("verslagjaar", []) == ([str(NEWEST.year)] if NEWEST else [])


def test_only_the_newest_account_is_open(site):
    for item in ITEMS:
        _, section = section_of(site, item)
        folded = [words(part.summary) for part in section.select("details")]
        earlier = [str(account.year.year) for account in item.accounts if account.text][1:]
        assert len(folded) == len(earlier)
        assert all(year in summary for year, summary in zip(earlier, folded, strict=True))


def test_dossiers_lead_to_the_previous_and_the_next(site):
    dossiers = REGISTER.first.dossiers
    for place, dossier in enumerate(dossiers):
        links = {
            a["rel"][0]: a["href"] for a in site.page(f"rapporten/{dossier.slug}/").select(".bladeren a")
        }
        wanted = {}
        if place:
            wanted["prev"] = f"../{dossiers[place - 1].slug}/"
        if place + 1 < len(dossiers):
            wanted["next"] = f"../{dossiers[place + 1].slug}/"
        assert links == wanted


# Years and statuses


@pytest.mark.parametrize("year", REGISTER.first.years, ids=lambda year: str(year.year))
def test_a_year_is_the_councils_table_with_only_what_falls_under_the_duty(site, year):
    page = site.page(f"verslagjaren/{year.year}/")
    groups = views.year_groups(REGISTER.first, year)
    table = page.select(".verantwoording")
    assert words(page.h1) == year.head.title
    assert len(table) == bool(groups)
    heads = [words(cell) for cell in page.select(".verantwoording thead th")]
    assert [head for head in heads if head != "Vorige status"] == [
        "Status", "Hoofdlijn aanbeveling", "Toelichting opvolging",
    ] * bool(groups)  # fmt: skip
    assert [words(line) for line in page.select(".verantwoording tr.groep")] == [
        f"{group.dossier.head.year} {group.dossier.full_title}" for group in groups
    ]
    lines = page.select(".verantwoording tbody tr:not(.groep)")
    rows = [row for group in groups for row in group.rows]
    assert all(row.item.is_duty for row in rows)
    for line, row in zip(lines, rows, strict=True):
        assert words(line.select_one("[data-kop=Status]")) == row.status.label
        assert plain(row.item.text) in words(line)
        if row.account and row.account.text:
            assert plain(row.account.text) in words(line)


@pytest.mark.parametrize("year", REGISTER.first.years, ids=lambda year: str(year.year))
def test_a_year_has_its_own_legend_introduction_and_remark(site, year):
    page = site.page(f"verslagjaren/{year.year}/")
    legend = words(page.select_one("table.legenda"))
    for status in year.legend.values():
        assert status.label in legend
        assert status.explanation in legend
    assert plain(REGISTER.introductions[year.path]) in words(page.main)
    assert (year.head.remark or "") in words(page.main)


@pytest.mark.parametrize("key", REGISTER.first.status_pages)
def test_a_status_page_lists_what_has_that_status_now(site, key):
    page = site.page(f"status/{key}/")
    wanted = [row.item.head.title for row in views.with_status(views.rows(REGISTER.first, TODAY), key)]
    assert [words(line.th) for line in page.select("table.punten tbody tr:not(.groep)")] == wanted
    assert (words(page.main).count("Er zijn nu geen aanbevelingen met deze status.") == 1) is not wanted


def test_the_explanation_of_the_statuses_has_the_newest_legend_and_what_is_derived(site):
    text = words(site.page("status/").main)
    for status in (*LEGEND, *views.derived(REGISTER.first.words)):
        assert status.explanation in text


def test_what_needs_attention_is_on_its_page_and_counted_on_the_overview(site):
    wanted = {item.head.title for item in REGISTER.items if needs_attention(item)}
    of_first = sum(map(needs_attention, ITEMS))
    page = site.page("aandacht/")
    urgent = {"verstreken", "niet-beoordeeld", "niet-opgevolgd"}
    now = [table for table in page.select("table.punten") if table.find_previous("h2")["id"] in urgent]
    assert {words(line.th) for table in now for line in table.select("tbody tr")} == wanted
    assert in_words(TODAY) in words(page.main)
    links = site.page("").select("a[href='./aandacht/']")
    assert [words(link).split()[0] for link in links] == ([str(of_first)] if of_first else [])


# Every page


def needs_attention(item) -> bool:
    """Late, waiting for an account, or not followed: counted from the register."""
    now = views.standing(item, REGISTER.register_of(item))
    promised = next((account.deadline for account in item.accounts if account.deadline), None)
    late = promised is not None and promised.last_day < TODAY and not now.status.finished
    awaited = now.status == views.NOT_ASSESSED and now.year is not None
    return item.is_duty and (late or awaited or not now.status.followed)


def is_unfinished_duty(item) -> bool:
    """What stands on the page of attention because it is to come, or has no moment."""
    now = views.standing(item, REGISTER.register_of(item))
    promised = any(account.deadline for account in item.accounts)
    return item.is_duty and not now.status.finished and (now.is_given or promised)


def years_shown(address: str) -> set:
    """The years of which a page shows a status, counted from the register."""
    register = REGISTER.register_at(address)
    own = address.removeprefix(f"{register.layout.name}/") if register.layout.name else address
    kind, _, name = own.rstrip("/").partition("/")
    dossiers = register.layout.dossiers.rpartition("/")[2]
    if kind == "over":
        return set()
    if kind == "verslagjaren":
        years = {year for year in register.years if name in {"", str(year.year)}}
        groups = [group for year in years if name for group in views.year_groups(register, year)]
        return years | {row.before.year for group in groups for row in group.rows if row.before}
    of_page = {
        "aandacht": lambda item: needs_attention(item) or is_unfinished_duty(item),
        dossiers: lambda item: name in {"", item.dossier},
        "status": lambda item: name in {"", views.standing(item, register).status.key},
    }.get(kind, bool)
    whole = kind in {"aandacht", "veranderd", "zoeken"}
    shown = [item for item in (REGISTER if whole else register).items if of_page(item)]
    standings = [views.standing(item, REGISTER.register_of(item)) for item in shown]
    years = {s.year for s in standings if s.status not in views.DERIVED}
    years |= {s.previous.year for s in standings if s.previous}
    if kind == dossiers and name:
        years |= {account.year for item in shown for account in item.accounts if account.status}
    return years


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_shows_a_provisional_status_says_so_in_the_page(site, address):
    notices = [words(notice) for notice in site.page(address).main.select(".voorlopig")]
    for year in years_shown(address):
        if year.head.provisional:
            assert f"Voorlopig. {year.head.provisional}" in notices


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_the_municipalitys_frame(site, address):
    page = site.page(address)
    assert page.html["lang"] == "nl"
    assert len(page.select("h1")) == 1
    assert words(page.select_one(".merk")) == f"Gemeente {NAME} {SETTINGS['site_name']}"
    assert words(page.title).endswith(f"{SETTINGS['site_name']} - Gemeente {NAME}")
    menu = page.select_one("nav[aria-label=Hoofdmenu]")
    others = [register.words.title for register in REGISTER.others]
    assert [words(a) for a in menu.select("a")] == [
        *(next(iter(entry)) for entry in SETTINGS["nav"]),
        *others,
    ]
    assert len(menu.select("[aria-current]")) == 1
    crumbs = page.select("nav[aria-label=Kruimelpad] li")
    assert [words(crumb) for crumb in crumbs][:1] == (["Overzicht"] if address else [])
    assert len(page.select("nav[aria-label=Kruimelpad] [aria-current=page]")) == bool(address)
    footer = words(page.footer)
    updated = change_log.content_date(REGISTER.registers, TODAY)
    newest = REGISTER.newest
    assert (in_words(updated) if updated else f"gaat over {newest.year}" if newest else "") in footer
    for word in (
        "Toegankelijkheid",
        "Privacy",
        "Contact",
        "Open data",
        SETTINGS["copyright"],
        in_words(TODAY),
    ):
        assert word in footer
    assert page.body.find()["href"] == "#inhoud"


@pytest.mark.parametrize("address", [*PAGES, "404.html"])
def test_a_page_holds_to_its_strict_policy(site, address):
    page = site.page(address)
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy
    assert ("unsafe" in policy) is (address == "zoeken/")  # for the index, and 'wasm-unsafe-eval' alone
    assert not page.select("[style], style, script:not([src])")
    assert not [name for tag in page.find_all() for name in tag.attrs if name.startswith("on")]
    for tag in page.select("link:not([rel=canonical]), script, img, iframe, source, form"):
        target = tag.get("href") or tag.get("src") or tag.get("action") or ""
        assert "//" not in target, target


def test_every_link_within_the_site_leads_to_a_page_and_a_place_that_exist(site):
    anchors = {address: {tag["id"] for tag in site.page(address).select("[id]")} for address in PAGES}
    for address in PAGES:
        for link in site.page(address).select("a[href], link[href]"):
            target = urljoin(f"https://site/{address}", link["href"])
            if not target.startswith("https://site/"):
                continue
            path, fragment = urldefrag(unquote(target.removeprefix("https://site/")))
            assert (site.folder / path).exists(), (address, link["href"])
            assert not fragment or fragment in anchors[path], (address, link["href"])


def test_every_page_of_docs_is_built_and_what_is_made_and_nothing_else(site):
    built = {page.removesuffix("index.html") for page in site.pages}
    assert built == {*PAGES, "404.html"}


def test_the_404_page_is_dutch_and_leads_on(site):
    page = site.page("404.html")
    assert words(page.h1) == "Deze pagina bestaat niet"
    base = urlsplit(SETTINGS["site_url"]).path
    leads_to = {urljoin(base, a["href"]) for a in page.main.select("a")}
    assert leads_to == {base, f"{base}rapporten/", f"{base}zoeken/"}


def test_the_house_colour_of_the_settings_is_on_the_site(site):
    sheet = (site.folder / "assets/huiskleur.css").read_text()
    assert REGISTER.settings.municipality.colour in sheet
    assert "{{" not in sheet


def test_every_status_word_leads_to_its_explanation(site):
    """Only where the explanation stands beside it, a status is no link."""
    meaning = {}
    for register in REGISTER.registers:
        statuses = [*views.derived(register.words)]
        statuses += [status for year in reversed(register.years) for status in year.legend.values()]
        meaning[register] = {word: s.explanation for s in statuses for word in (s.label, s.short)}
    for address in site.pages:
        page = site.page(address)
        for badge in page.select("main .status"):
            if badge.find_parent("template"):
                continue  # a look that the search page keeps for its answers
            word = words(badge.select_one(".status-woord"))
            place = urljoin(address, badge["href"]) if badge.name == "a" else address
            explanation = meaning[REGISTER.register_at(place)][word]
            if badge.name == "a":
                target, _, anchor = urljoin(address, badge["href"]).partition("#")
                place = site.page(target).main
                assert explanation in words(place.select_one(f"#{anchor}") if anchor else place) or anchor
                assert explanation in words(place)
            else:
                assert explanation in words(badge.find_parent(["tr", "dl", "div"])), address
