"""An editor at the form, in a real browser, with the stand-in for GitHub behind it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from .github import GitHub

expect.set_options(timeout=30_000)  # on a machine that does more

# To the next frame, in which the CMS makes what came in sight.
_IN_SIGHT = "part => new Promise(done => (part.scrollIntoView(), requestAnimationFrame(done)))"


@dataclass
class Editor:
    """The form in a window. `address`: of the form."""

    page: Page
    address: str
    github: GitHub

    def sign_in(self) -> None:
        """Sign in with a token; the browser keeps it for all its windows."""
        self.open()
        self.try_token(self.github.token)
        self.is_in()

    def try_token(self, token: str) -> None:
        """Try to sign in with this token."""
        self.page.get_by_role("button", name="Aanmelden met een token").click()
        self.page.get_by_role("textbox").fill(token)
        self.button("Aanmelden").click()

    def open(self) -> None:
        """Open the form."""
        self.page.goto(self.address)

    def go(self, fragment: str) -> None:
        """Open a place in the form."""
        self.page.goto(f"{self.address}{fragment}")
        expect(self.button("Opslaan")).to_be_visible()

    def is_in(self) -> None:
        """Wait for what an editor sees who signed in, or is done with an entry."""
        expect(self.page.get_by_role("group", name="Inhoudsbibliotheek")).to_be_visible()

    def button(self, name: str) -> Locator:
        """A button with this name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, place: str) -> Locator:
        """The part of the form with a field, in sight and unfolded."""
        top = self._seen(place.partition(".")[0])
        top.evaluate(_IN_SIGHT)
        if "." in place:
            inside = top.locator("section[data-key-path]")
            folded = top.get_by_role("button", name="Uitvouwen", exact=True)
            expect(inside.or_(folded).first).to_be_attached()
            if not inside.count():
                folded.click()
        return self._seen(place)

    def _seen(self, place: str) -> Locator:
        found = self._section(place)
        for _ in range(500):
            if found.count():
                return found
            # What was never in sight is not yet there.
            self.page.locator("section[data-key-path]").last.evaluate(_IN_SIGHT)
        raise AssertionError(place)

    def _section(self, place: str) -> Locator:
        return self.page.locator(f'section[data-key-path="{place}"]')

    def fill(self, place: str, text: str) -> None:
        """Type a value in a line or a plain text."""
        self.field(place).locator("input, textarea").first.fill(text)

    def write(self, place: str, text: str) -> None:
        """Write a formatted text, in the place of what there is."""
        box = self.field(place).locator("[contenteditable=true]")
        box.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, place: str, words: str) -> None:
        """Choose a value by its words."""
        self.field(place).get_by_role("radio", name=words, exact=True).click()

    def pick(self, place: str, words: str) -> None:
        """Choose a value by its words, of many that fold out."""
        self.field(place).get_by_role("combobox").click()
        self.page.get_by_role("option", name=words, exact=True).click()

    def tab_to(self, place: str) -> None:
        """Go on with the keyboard alone, to what a selector finds or what is in it."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("where => document.activeElement.closest(where) !== null", place):
                return
        raise AssertionError(place)

    def save(self) -> None:
        """Save, as a proposal that is not yet shown to a colleague."""
        self.button("Opslaan").click()
        self.button("Later").click()
        self.is_in()

    def cannot_save(self, why: str) -> None:
        """Try to save, and wait until the form says why GitHub could not."""
        self.button("Opslaan").click()
        told = self.page.get_by_role("alertdialog").filter(has_text="Opslaan is niet gelukt")
        expect(told).to_contain_text(why)
        told.get_by_role("button", name="OK").click()
        expect(told).to_be_hidden()

    def is_refused(self, *words: str) -> None:
        """Try to save, and wait until the form says these words of it, which may come after others."""
        self.button("Opslaan").click()
        for each in words:
            expect(self.page.get_by_role("alert").filter(has_text=each).first).to_be_visible()
