"""What a reader's browser has to fetch before anything is done, as compressed by a server."""

import gzip

import pytest

LIMIT = 25_000
SCRIPT = 4_000


def fetched(browser, address: str) -> dict[str, list[int]]:
    """The compressed size of all that a page fetches, by kind, for who was never here before."""
    page = browser.new_page()
    answers = {}
    page.on("response", lambda answer: answers.update({answer.url: (answer.request.resource_type, answer)}))
    page.goto(address, wait_until="networkidle")
    # Whether a browser without a face asks for the icon, and when, is not sure.
    for icon in page.locator("link[rel~=icon]").evaluate_all("links => links.map(link => link.href)"):
        answers[icon] = ("icon", page.request.get(icon))
    sizes: dict[str, list[int]] = {}
    for kind, answer in answers.values():
        sizes.setdefault(kind, []).append(len(gzip.compress(answer.body(), 9)))
    page.close()
    return sizes


@pytest.fixture(params=["overview", "longest report"])
def sizes(request, browser, real):
    dossiers = [page for page in real.site.pages if page.startswith("rapporten/")]
    longest = max(dossiers, key=lambda page: (real.site.folder / page).stat().st_size)
    return fetched(browser, real.at({"overview": "", "longest report": longest}[request.param]))


def test_a_page_is_light(sizes):
    """All that is ours; how heavy a logo may be, another rule says."""
    sizes.pop("image", None)
    assert {"document", "stylesheet", "icon"} <= set(sizes)
    assert sum(map(sum, sizes.values())) <= LIMIT, sizes


def test_each_script_of_our_own_is_small(site):
    own = {
        file.name: len(gzip.compress(file.read_bytes(), 9)) for file in (site.folder / "assets").rglob("*.js")
    }
    assert own
    assert max(own.values()) <= SCRIPT, own


def test_its_own_script_is_small(sizes):
    assert sum(sizes.get("script", [])) <= SCRIPT, sizes
