"""A page asks nothing of anyone else, keeps nothing, has nothing to complain of, and needs no script."""

from urllib.parse import urlsplit

import pytest

WATCH = """addEventListener('securitypolicyviolation', broken =>
    console.error(`${broken.violatedDirective} stopped ${broken.blockedURI}`))"""

# The policy counts from where it stands: before anything that is loaded.
POLICY = """document
    .querySelector('head > meta[charset]:first-child + meta[http-equiv=Content-Security-Policy]')?.content"""

# All that can be read, apart from a form that may need script, and what then stands in its place.
WORDS = """document.querySelectorAll('form, .zonder-script').forEach(part => part.remove()),
    document.body.innerText"""


@pytest.fixture(scope="module")
def visit(browser, pages):
    """What each page did and says: requests elsewhere, messages, policy, words; and what was kept."""
    hosts = {urlsplit(address).netloc for address in pages}
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    happened = {}

    def answer(route):
        if urlsplit(route.request.url).netloc in hosts:
            route.continue_()
        else:
            happened[address]["elsewhere"].append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    page.on("console", lambda message: happened[address]["messages"].append(message.text))
    page.on("pageerror", lambda error: happened[address]["messages"].append(str(error)))
    for address in pages:
        happened[address] = {"elsewhere": [], "messages": []}
        page.goto(address)
        page.evaluate("new Promise(idle => requestIdleCallback(idle))")
        happened[address]["policy"] = page.evaluate(POLICY)
        happened[address]["words"] = page.evaluate(WORDS)
    yield happened | {"kept": context.storage_state()}
    context.close()


def test_no_request_leaves_the_site(pages, visit):
    assert [(address, url) for address in pages for url in visit[address]["elsewhere"]] == []


def test_no_page_says_anything_on_the_console_or_breaks_its_policy(pages, visit):
    assert [(address, message) for address in pages for message in visit[address]["messages"]] == []


def test_nothing_is_kept_with_the_reader(visit):
    assert visit["kept"] == {"cookies": [], "origins": []}


def test_every_page_has_its_policy_before_it_loads_anything(pages, visit):
    for address in pages:
        policy = dict(part.split(maxsplit=1) for part in (visit[address]["policy"] or "").split("; "))
        assert policy["default-src"] == "'none'", address
        if urlsplit(address).path.endswith("/zoeken/"):  # pagefind asks its index with WebAssembly
            assert policy.pop("script-src") == "'self' 'wasm-unsafe-eval'"
        assert set(policy.values()) <= {"'none'", "'self'"}, address


def test_without_script_the_same_words_stand(kinds, visit, window, subtests):
    page = window(java_script_enabled=False)
    for address in kinds:
        with subtests.test(page=address):
            page.goto(address)
            assert page.evaluate(WORDS) == visit[address]["words"]
