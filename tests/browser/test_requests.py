"""A page asks nothing of anyone else, keeps nothing, has nothing to complain of, and needs no script."""

from urllib.parse import urlsplit

import pytest

WATCH = """addEventListener('securitypolicyviolation', broken =>
    console.error(`${broken.violatedDirective} stopped ${broken.blockedURI}`))"""

# The policy counts from where it stands: before anything that is loaded.
POLICY = """document
    .querySelector('head > meta[charset]:first-child + meta[http-equiv=Content-Security-Policy]')?.content"""


@pytest.fixture(scope="module")
def visit(browser, pages):
    """What happened at each page: requests elsewhere, messages and its policy; and what was kept."""
    hosts = {urlsplit(address).netloc for address in pages}
    context = browser.new_context()
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
        assert "default-src 'none'" in (visit[address]["policy"] or ""), address


def test_without_script_the_same_words_stand(pages, window, subtests):
    """Only a form, which asks for script, may be left out."""
    with_script, without = window(), window(java_script_enabled=False)
    words = "document.querySelectorAll('form').forEach(form => form.remove()), document.body.innerText"
    for address in pages:
        with subtests.test(page=address):
            for page in (with_script, without):
                page.goto(address)
            assert without.evaluate(words) == with_script.evaluate(words)
