"""Templates, one environment a language. Everything put into them is escaped."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from app import i18n
from app.domain.text import LANGUAGES, Language
from app.domain.vote import Vote
from app.live.showing.static import asset

SWAPPED = Markup(' hx-swap-oob="outerMorph"')
"""What stands in a view that is pushed (by the macro `view`), and in none of a page."""

TEMPLATES = Path(__file__).parents[2] / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), _of_activities()]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda message: i18n.gettext(message), lambda one, many, n: _plural(one, many, n), newstyle=True
    )
    environment.globals.update(
        swapped=SWAPPED,
        asset=asset,
        languages=LANGUAGES,
        language_names=i18n.LANGUAGE_NAMES,
        language_in_words=i18n.language_in_words,
        labelled=i18n.label,
    )
    return environment


def _of_activities() -> PrefixLoader:
    """The templates of each kind of vote, in its own folder: `scale:form.html`."""
    return PrefixLoader(
        {kind: FileSystemLoader(vote.folder()) for kind, vote in Vote.kinds.items()}, delimiter=":"
    )


def compile_all() -> None:
    """Compile every template, so that nobody waits for the first of a kind: a new question for 5 ms."""
    for name in _environment().list_templates(extensions=["html"]):
        _environment().get_template(name)


def _plural(singular: str, plural: str, n: int) -> str:
    return i18n.translations(i18n.speaking.get()).ngettext(singular, plural, n)


def render(template: str, language: Language, data: Mapping[str, Any]) -> str:
    """The template in a language. Every one is told whether it shows a rehearsal, by what it is made of."""
    rehearsal = data.get("rehearsal", getattr(data.get("scene"), "rehearsal", False))
    with i18n.spoken(language):
        return _environment().get_template(template).render(data, language=language, rehearsal=rehearsal)
