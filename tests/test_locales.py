"""The catalogues: complete, true to their messages, and spoken in the language asked for."""

import ast
import re
from collections.abc import Iterable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog, Message

from app.domain.text import LANGUAGES, Language
from app.i18n import LOCALES, accepted_languages, best_language, gettext, ngettext, speaking, spoken
from app.live.showing.render import render

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "messages"
TRANSLATED = [language for language in LANGUAGES if language != "en"]
PLACEHOLDER = re.compile(r"%(?:\(\w+\)s)?|\{\w*\}")
"""A place to be filled in; also a per cent sign alone, which formatting would trip over."""

in_every_language = pytest.mark.parametrize("language", TRANSLATED)


def load_script() -> ModuleType:
    loader = SourceFileLoader("messages", str(SCRIPT))
    spec = spec_from_loader("messages", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


messages = load_script()


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """A text's singular and plural; of a text without a plural, the text itself."""
    return (text,) if isinstance(text, str) else tuple(text)


def entries(catalog: Catalog) -> list[Message]:
    """Its messages without the heading, which has an empty id."""
    return [message for message in catalog if message.id]


def has_its_placeholders(message: Message) -> bool:
    """Whether a translation has the placeholders of its message, in every plural form."""
    wanted = sorted(PLACEHOLDER.findall(forms(message.id)[-1]))
    return all(sorted(PLACEHOLDER.findall(text)) == wanted for text in forms(message.string))


def listed(entries: Iterable[Message]) -> str:
    """Messages as a failing test tells them, all of them."""
    return "".join(f"\n  {message.id!r}" for message in entries)


@pytest.fixture(scope="module")
def found() -> Catalog:
    """Every message of the code and the templates as they are now."""
    return messages.extracted()


def test_messages_are_found_in_code_and_templates(found: Catalog) -> None:
    places = {Path(file).suffix for message in entries(found) for file, _line in message.locations}
    assert places == {".py", ".html"}
    assert found.get("Please join the session first."), "marked at the top of a module"
    assert found.get(("%(n)s input", "%(n)s inputs")), "a plural of a template"


def test_there_is_a_catalogue_for_every_other_language() -> None:
    assert sorted(messages.LANGUAGES) == sorted(TRANSLATED)
    assert sorted(path.name for path in LOCALES.iterdir()) == sorted(f"{one}.po" for one in TRANSLATED)


@in_every_language
def test_every_message_is_translated(language: Language, found: Catalog) -> None:
    missing = messages.to_translate(found, messages.catalogue(language))
    assert not missing, f"run scripts/messages, then fill in {language}.po: {listed(missing)}"


@in_every_language
def test_a_translation_has_the_placeholders_of_its_message(language: Language) -> None:
    wrong = [message for message in entries(messages.catalogue(language)) if not has_its_placeholders(message)]
    assert not wrong, listed(wrong)


@in_every_language
def test_no_message_is_obsolete(language: Language, found: Catalog) -> None:
    catalog = messages.catalogue(language)
    unused = [message for message in entries(catalog) if not found.get(message.id, message.context)]
    assert not unused, f"run scripts/messages: {listed(unused)}"
    assert not catalog.obsolete, f"run scripts/messages: {listed(catalog.obsolete.values())}"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("FR-ca, en;q=0.5", "fr"),
        ("es-419,es;q=0.9,en;q=0.8", "es"),
        ("en;q=0.3, fr;q=0.4, es;q=0.9", "es"),
        ("de, pt-BR;q=0.9, es;q=0.2", "es"),
        ("fr ; q=0.2 , es ; q=0.7", "es"),
        ("de-DE,de;q=0.9", "en"),
        ("*", "en"),
        ("french", "en"),
        ("fr;q=often, es;q=0.1", "es"),
        (",;,;q=,-", "en"),
        ("", "en"),
    ],
)
def test_the_language_a_browser_asks_for_is_spoken(header: str, language: Language) -> None:
    assert best_language(accepted_languages(header)) == language


def test_the_most_wanted_language_comes_first() -> None:
    header = "en;q=0.1, es;q=0.9, fr, de;q=0.9"
    assert [tag.strip() for tag in accepted_languages(header)] == ["fr", "es", "de", "en"]
    assert accepted_languages("") == []


def test_a_language_chosen_goes_before_those_accepted() -> None:
    assert best_language(["es", "fr"]) == "es"
    assert best_language(["", "fr"]) == "fr"
    assert best_language([]) == "en"


def test_what_is_spoken_is_restored_afterwards() -> None:
    assert gettext("Done.") == "Done."
    with spoken("fr"):
        assert gettext("Done.") == "C’est fait."
        with spoken("es"):
            assert gettext("Done.") == "Hecho."
        assert gettext("Done.") == "C’est fait."
    with pytest.raises(ValueError, match="stop"), spoken("fr"):
        raise ValueError("stop")
    assert gettext("Done.") == "Done."


def test_plurals_follow_the_language() -> None:
    person = "In order of weight: %(options)s (%(n)s person)."
    people = "In order of weight: %(options)s (%(n)s people)."
    said: dict[Language, list[str]] = {}
    for language in LANGUAGES:
        with spoken(language):
            said[language] = [ngettext(person, people, n, options="…") for n in (0, 1, 2)]
    assert [text.split("(")[1] for text in said["en"]] == ["0 people).", "1 person).", "2 people)."]
    assert [text.split("(")[1] for text in said["es"]] == ["0 personas).", "1 persona).", "2 personas)."]
    assert [text.split("(")[1] for text in said["fr"]] == ["0 personne).", "1 personne).", "2 personnes)."]


def test_a_page_is_rendered_in_its_language_and_leaves_the_language_as_it_was() -> None:
    page = render("start/start.html", "fr", {"problem": "", "said": "", "code": ""})
    assert '<html lang="fr">' in page
    assert "Saisissez le code" in page
    assert "Type the code" not in page
    assert speaking.get() == "en"
    assert "Type the code" in render("start/start.html", "en", {"problem": "", "said": "", "code": ""})


def test_no_message_is_marked_where_it_is_not_found() -> None:
    marks = {"_", "N_", "ngettext", "to_translate"}
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "app").rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in marks
        and any(isinstance(one, ast.Constant) for one in call.args)
    ]
    assert not hidden, "what is within an f-string is not extracted: name it before"
