"""The few words that a renderer adds to a document."""

from typing import NamedTuple

from app.domain.text import Language
from app.i18n import _, label, spoken

TAGS: dict[Language, str] = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR"}
"""The languages as files name them (BCP 47)."""

_PAGE, _PAGES = "\ue000", "\ue001"


class Words(NamedTuple):
    """What stands in a file besides the document: `page` is what comes before, between and after the number
    of a page and how many there are, `fill_in` what comes before what is still to be written."""

    contents: str
    notes: str
    rests_on: str
    back: str
    fill_in: str
    page: tuple[str, str, str]
    label: str
    figure: str
    symbols: str


def words(language: Language) -> Words:
    """The words in a language."""
    with spoken(language):
        page, _space, after = _("Page %(page)s of %(pages)s", page=_PAGE, pages=_PAGES).partition(_PAGES)
        before, _space, between = page.partition(_PAGE)
        return Words(
            contents=_("Contents"),
            notes=_("Notes"),
            rests_on=_("Rests on"),
            back=_("Back to the text"),
            fill_in=label(_("To be filled in")),
            page=(before, between, after),
            label=_("Option"),
            figure=_("Result"),
            symbols=_("Emoji and other signs stand by their Unicode names in square brackets."),
        )
