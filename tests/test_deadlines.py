"""The calendar: a day for each promise that still stands, as a calendar program reads it."""

from datetime import date, timedelta

from conftest import EXAMPLES, ROOT, TODAY, load
from icalendar import Calendar

from opvolging.publishing.calendar import deadlines
from opvolging.register import views
from opvolging.register.publication import Publication


def written(repository, today: date = TODAY) -> bytes:
    ((path, data),) = deadlines(Publication(load(repository).public(today), today))
    assert path == "termijnen.ics"
    return data


def events(data: bytes) -> dict:
    """The events, by what stands before the @ of their uid."""
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    found = {str(event["uid"]).split("@")[0]: event for event in calendar.events}
    assert len(found) == len(calendar.events)
    return found


def test_each_promise_that_still_stands_has_its_last_day_in_the_calendar():
    found = events(written(EXAMPLES / "driejaar"))
    assert {name: event.start for name, event in found.items()} == {
        "2022-wegen-03-termijn": date(2027, 6, 30),
        "2022-wegen-04-termijn": date(2026, 6, 30),
        "2024-jeugdhulp-01-termijn": date(2026, 12, 31),
        "2024-jeugdhulp-03-termijn": date(2025, 6, 30),
        "2025-sporthallen-01-termijn": date(2027, 12, 31),
    }
    for event in found.values():
        assert event.end - event.start == timedelta(days=1)
        assert event["transp"] == "TRANSPARENT"


def test_the_live_content_has_the_promises_of_its_pages():
    site = load(ROOT).public(TODAY)
    wanted = {
        f"{row.item.identity.replace('/', '-')}-termijn": row.promise.deadline.last_day
        for row in (row for register in site.registers for row in views.rows(register, TODAY))
        if row.promise and not row.standing.status.finished
    }
    assert {name: event.start for name, event in events(written(ROOT)).items()} == wanted


def test_work_that_is_done_or_replaced_leaves_the_calendar(three):
    finished = three / "recommendations/2022-wegen/03-fietspaden.md"
    finished.write_text(finished.read_text().replace("2025: deels", "2025: conform"))
    replaced = three / "recommendations/2022-wegen/04-bruggen.md"
    replaced.write_text(
        replaced.read_text().replace("termijn:", "vervangen_door:\n  - 2022-wegen/01\ntermijn:")
    )
    gone = events(written(EXAMPLES / "driejaar")).keys() - events(written(three)).keys()
    assert gone == {"2022-wegen-03-termijn", "2022-wegen-04-termijn"}


def test_an_event_says_what_was_promised_when_it_was_postponed_and_whose_word_the_status_is():
    found = events(written(EXAMPLES / "driejaar"))
    event = found["2022-wegen-03-termijn"]
    assert event["summary"] == "Termijn: Onderhoud van wegen 3: Knap de drukste fietspaden als eerste op"
    assert event["summary"].params["language"] == event["description"].params["language"] == "nl"
    unconfirmed = "afgeleid uit de toelichting, niet door het college bevestigd"
    address = "https://voorbeeldstad.example/rapporten/2022-wegen/#aanbeveling-3"
    assert event["url"] == address
    assert event["description"].splitlines() == [
        "Termijn: eerste halfjaar 2027, tot en met 30 juni 2027 (genoemd in de toelichting over 2025).",
        "Eerder: december 2025, tweede halfjaar 2024.",
        f"Status: Aanbeveling is deels opgepakt of in ontwikkeling, over 2025, {unconfirmed}.",
        f"Voorlopig. {load(EXAMPLES / 'driejaar').newest.head.provisional}",
        address,
    ]
    assert (
        "Eerdere status, over 2024: Aanbeveling is voor een deel uitgevoerd, volgens het college."
        in found["2024-jeugdhulp-03-termijn"]["description"].splitlines()
    )
    assert "Eerder:" not in found["2025-sporthallen-01-termijn"]["description"]


def test_a_title_with_signs_of_every_kind_is_read_back_as_it_was(three):
    title = "Eén plan, “twee”; <b>drie</b> & \\vier: " + "é" * 90
    file = three / "recommendations/2022-wegen/03-fietspaden.md"
    lines = file.read_text().split("\n")
    file.write_text("\n".join([lines[0], f"titel: '{title}'", *lines[2:]]))
    data = written(three)
    assert events(data)["2022-wegen-03-termijn"]["summary"] == f"Termijn: Onderhoud van wegen 3: {title}"
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_a_postponed_promise_is_the_same_event_on_another_day(three):
    before = events(written(three))["2022-wegen-03-termijn"]
    file = three / "recommendations/2022-wegen/03-fietspaden.md"
    file.write_text(file.read_text().replace("2025: 2027-H1", "2025: 2027-Q4"))
    after = events(written(three))["2022-wegen-03-termijn"]
    assert before["uid"] == after["uid"]
    assert after.start == date(2027, 12, 31)


def test_the_same_register_on_the_same_day_gives_the_same_bytes():
    assert written(EXAMPLES / "driejaar") == written(EXAMPLES / "driejaar")
    stamps = {event["dtstamp"].dt.date() for event in events(written(EXAMPLES / "driejaar")).values()}
    assert stamps == {TODAY}


def test_the_calendar_has_a_name_and_says_whose_it_is():
    calendar = Calendar.from_ical(written(EXAMPLES / "driejaar"))
    name = "Termijnen aanbevelingen rekenkamer, gemeente Voorbeeldstad"
    assert calendar["name"] == calendar["x-wr-calname"] == name
    assert calendar["version"] == "2.0"
    assert "Voorbeeldstad" in calendar["prodid"]


def test_a_calendar_without_promises_is_read_too_and_no_page_leads_to_it(three):
    for file in (three / "recommendations").rglob("*.md"):
        lines = file.read_text().split("\n")
        start = lines.index("termijn:") if "termijn:" in lines else None
        if start:
            end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
            file.write_text("\n".join(lines[:start] + lines[end:]))
    assert events(written(three)) == {}
    assert Publication(load(three).public(TODAY), TODAY).calendar is None


def test_the_pages_lead_to_the_calendar(three_years):
    for address in ("veranderd/", "aandacht/"):
        link = three_years.page(address).find("a", string="Zet de termijnen in uw agenda")
        assert link["href"] == "../termijnen.ics"
    assert events((three_years.folder / "termijnen.ics").read_bytes())
