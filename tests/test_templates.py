"""Templates show: what stands in them is given by their views, and a person can read them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

APP = Path(__file__).parents[1] / "app"
TEMPLATES = sorted([*APP.glob("templates/**/*.html"), *APP.glob("activities/*/*.html")])

WIDEST = 160
"""The most characters on a line."""

OF_A_SCENE = {
    "code",
    "ended",
    "local",
    "long_date",
    "milliseconds",
    "language",
    "run",
    "saving",
    "say",
    "seq",
    "short_title",
    "stopped",
    "zone",
}
"""What every template may ask of the scene: the session's code and title, its words and its times."""

HELD_BACK = {"plan", "clock", "stage", "agenda", "findings", "presence", "names"}
"""What no template reaches into, whatever it was given. A row may have a state of its own."""


def asked_of_the_scene(path: Path) -> Iterator[str]:
    """The attributes of the scene that a template asks for."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        whole = node.node
        if isinstance(whole, nodes.Name) and whole.name == "scene":
            yield node.attr if isinstance(node, nodes.Getattr) else "[…]"


def reached_into(path: Path) -> Iterator[str]:
    """What a template asks of something it was given: `one.plan` of `one`."""
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))
    for node in tree.find_all(nodes.Getattr):
        if not (isinstance(node.node, nodes.Name) and node.node.name == "views"):
            yield node.attr


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APP)))
def test_a_template_shows_what_it_is_given(path: Path) -> None:
    assert set(asked_of_the_scene(path)) <= OF_A_SCENE
    into = set(reached_into(path))
    assert not into & HELD_BACK


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APP)))
def test_a_line_of_a_template_can_be_read(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [f"line {n}" for n, line in enumerate(lines, 1) if len(line) > WIDEST]


COLON = re.compile(r"\}\}:(?![\w\"{])")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APP)))
def test_what_stands_before_something_has_the_colon_of_its_language(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert not [f"line {n}: labelled() says it" for n, line in lines if COLON.search(line)]


FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
FILLED_IN = re.compile(r'<textarea|<select|<input(?![^>]*type="(hidden|radio|checkbox)")')
SENT = re.compile(r"^<form\b[^>]*\bdata-(send|redraft|write)\b", re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(APP)))
def test_no_browser_fills_a_form_with_what_stood_there_before(path: Path) -> None:
    forms = [
        one
        for one in FORM.findall(path.read_text(encoding="utf-8"))
        if SENT.search(one) and FILLED_IN.search(one)
    ]
    assert not [one.splitlines()[0] for one in forms if 'autocomplete="off"' not in one]
