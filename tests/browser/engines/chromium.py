"""Chromium by Playwright: the current one, and old ones in which Playwright's own selectors fail."""

import json
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page

from app.domain.text import Language

from .window import NotNow, Shape


def close(context: BrowserContext) -> None:
    """Close a context, whatever its pages are about: Chromium never closes one on its way elsewhere."""
    for page in context.pages:
        _lead_aside(page)
    context.close()


def _lead_aside(page: Page) -> None:
    """Lead a page to a blank one, again for as long as its own scripts set out elsewhere meanwhile."""
    while True:
        try:
            page.goto("about:blank")
            return
        except Error as error:
            if "interrupted by another navigation" not in error.message:
                raise


class Chromium:
    """A Chromium that Playwright has launched; whoever launched it closes it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.name = f"Chromium {browser.version}"

    def open(self, shape: Shape, language: Language) -> "ChromiumWindow":
        return ChromiumWindow(self._browser, shape, language)

    def close(self) -> None:
        pass


class ChromiumWindow:
    """A context of its own with one page."""

    def __init__(self, browser: Browser, shape: Shape, language: Language) -> None:
        self.troubles: list[str] = []
        self._touch = shape.touch
        self._context = browser.new_context(
            viewport={"width": shape.width, "height": shape.height},
            has_touch=shape.touch,
            is_mobile=shape.touch,
            locale=language,
        )
        self._page = self._context.new_page()
        self._page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def goto(self, address: str) -> None:
        self._page.goto(address)

    def reload(self) -> None:
        self._page.reload()

    def back(self) -> None:
        self._page.go_back(wait_until="commit")

    def forward(self) -> None:
        self._page.go_forward(wait_until="commit")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        try:
            told = self._page.evaluate(f"given => JSON.stringify(({function})(...given))", list(arguments))
        except Error as error:
            raise NotNow(error.message) from error
        return None if told is None else json.loads(told)

    def press_at(self, x: int, y: int) -> None:
        if self._touch:
            self._page.touchscreen.tap(x, y)
        else:
            self._page.mouse.click(x, y)

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)

    def close(self) -> None:
        close(self._context)
