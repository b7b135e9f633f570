"""A plan in which a thing is called as something else already is, or in which words are missing, is refused
with the key; one that stands in a log is read as it is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from app.domain.agenda.data import LENIENT
from app.domain.plan import Plan

Change = Callable[[dict[str, Any]], object]


def words(english: str) -> dict[str, str]:
    return {"en": english}


def choices(*ids: str) -> list[dict[str, Any]]:
    return [{"id": id, "label": words(f"The {id}")} for id in ids]


def as_written() -> dict[str, Any]:
    """A plan with one of everything, as a person may write it."""
    vote = {"kind": "scale", "prompt": words("How far?"), "rows": choices("near", "far")}
    vote |= {"options": choices("1", "2"), "aside": choices("none")}
    prompts = [{**one, "hint": words("Why?")} for one in choices("obstacle", "proposal")]
    return {
        "title": words("Title"),
        "short_title": words("Short"),
        "date": "2021-05-18",
        "starts": "12:00",
        "ends": "12:20",
        "zone": "Europe/Madrid",
        "zone_label": "CEST",
        "constituencies": [
            {"id": "section", "label": words("Section"), "choices": choices("africa", "europe"), "main": True},
            {"id": "role", "column": "post", "label": words("Role"), "choices": choices("sherpa", "other")},
        ],
        "themes": [{**one, "group": "challenge"} for one in choices("C1", "C2")],
        "organisations": [{"id": "uclg", "part": "organiser", "name": words("UCLG")}],
        "background": [{"id": "point", "text": words("A point")}],
        "agenda": [
            {"id": "q1", "title": words("One"), "question": words("Which?"), "minutes": 20, "vote": vote}
            | {"inputs": {"prompt": words("Say more"), "prompts": prompts}},
        ],
    }


def said_of(change: Change) -> str:
    """What is said of the plan, changed so; nothing where it can be used. In a log it could stand."""
    given = as_written()
    change(given)
    assert Plan.model_validate(given, context=LENIENT)
    try:
        Plan.model_validate(given)
    except ValidationError as error:
        return str(error)
    return ""


def put(*path: str | int, to: object) -> Change:
    def change(plan: dict[str, Any]) -> None:
        *way, last = path
        at: Any = plan
        for step in way:
            at = at[step]
        at[last] = to

    return change


def test_a_plan_with_one_of_everything_can_be_used() -> None:
    assert said_of(lambda plan: None) == ""


@pytest.mark.parametrize(
    ("change", "key", "why"),
    [
        (put("constituencies", 0, "id", to="all"), "constituencies.all.id", "means everyone"),
        (put("constituencies", 1, "column", to="all"), "constituencies.role.column", "means everyone"),
        (put("constituencies", 0, "id", to="name"), "constituencies.name.id", "a field of forms"),
        (put("constituencies", 0, "id", to="read"), "constituencies.read.id", "a field of forms"),
        (put("constituencies", 0, "id", to="consent"), "constituencies.consent.id", "a field of forms"),
        (put("constituencies", 0, "id", to="session_code"), "constituencies.session_code.id", "a column"),
        (put("constituencies", 1, "column", to="citation"), "constituencies.role.column", "a column"),
        (
            put("constituencies", 1, "column", to="endorsements_by_section"),
            "constituencies.role.column",
            "as every name that begins with endorsements_by_",
        ),
        (put("constituencies", 0, "choices", 0, "id", to="merged"), "section.choices.merged.id", "too small"),
        (put("constituencies", 0, "choices", 0, "id", to="not_said"), "choices.not_said.id", "did not say"),
        (put("constituencies", 0, "choices", 0, "id", to="all"), "choices.all.id", "means everyone"),
        (put("themes", 0, "id", to="T1"), "themes.T1.id", "the rapporteur's own"),
        (put("themes", 0, "id", to="s2"), "themes.s2.id", "asked on the spot"),
        (put("themes", 0, "id", to="q1"), "themes.q1.id", "an item of the agenda has the id"),
        (put("agenda", 0, "id", to="s1"), "agenda.s1.id", "asked on the spot"),
        (put("agenda", 0, "id", to="g"), "agenda.g.id", "begins the ids of"),
        (put("agenda", 0, "id", to="r-q1"), "agenda.r-q1.id", "begins the ids of"),
        (
            put("agenda", 0, "inputs", "prompts", 0, "id", to="short_input"),
            "prompts.short_input.id",
            "means in",
        ),
        (put("agenda", 0, "inputs", "prompts", 0, "id", to="intervention"), "prompts.intervention.id", "noted"),
    ],
)
def test_an_id_that_means_something_else_is_refused(change: Change, key: str, why: str) -> None:
    assert re.search(rf"{re.escape(key)}: .*{re.escape(why)}", said_of(change))


def test_two_constituencies_with_one_column_are_refused() -> None:
    assert "constituencies, by their columns: every id must be different" in said_of(
        put("constituencies", 1, "column", to="section")
    )


@pytest.mark.parametrize("id", ["", " ", "\u200b", "C1;C2", " C1", "C1\n", "x" * 49])
@pytest.mark.parametrize(
    "path",
    [
        ("themes", 0),
        ("organisations", 0),
        ("background", 0),
        ("constituencies", 0, "choices", 0),
        ("agenda", 0, "vote", "options", 1),
        ("agenda", 0, "vote", "rows", 0),
        ("agenda", 0, "inputs", "prompts", 0),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
def test_what_is_no_id_is_refused_by_its_place(path: tuple[str | int, ...], id: str) -> None:
    given = as_written()
    put(*path, "id", to=id)(given)
    if path[-2] == "options":  # a scale's are numbers, whatever the plan
        put("agenda", 0, "vote", "kind", to="single_choice")(given)
        given["agenda"][0]["vote"].pop("aside")
    with pytest.raises(ValidationError, match=rf"{path[-2]}\.{path[-1]}\.id: expected an id"):
        Plan.model_validate(given)


@pytest.mark.parametrize("blank", ["", " ", "\u200b\u2060", "\u2800"])
@pytest.mark.parametrize(
    ("path", "key"),
    [
        (("title",), "title.en"),
        (("constituencies", 0, "label"), "constituencies.section.label.en"),
        (("constituencies", 0, "choices", 1, "label"), "constituencies.section.choices.europe.label.en"),
        (("themes", 1, "label"), "themes.C2.label.en"),
        (("organisations", 0, "name"), "organisations.uclg.name.en"),
        (("background", 0, "text"), "background.point.text.en"),
        (("agenda", 0, "title"), "agenda.q1.title.en"),
        (("agenda", 0, "question"), "agenda.q1.question.en"),
        (("agenda", 0, "vote", "prompt"), "agenda.q1.vote.prompt.en"),
        (("agenda", 0, "vote", "options", 0, "label"), "agenda.q1.vote.options.1.label.en"),
        (("agenda", 0, "vote", "aside", 0, "label"), "agenda.q1.vote.aside.none.label.en"),
        (("agenda", 0, "vote", "rows", 0, "label"), "agenda.q1.vote.rows.near.label.en"),
        (("agenda", 0, "inputs", "prompt"), "agenda.q1.inputs.prompt.en"),
        (("agenda", 0, "inputs", "prompts", 0, "label"), "agenda.q1.inputs.prompts.obstacle.label.en"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_words_of_which_nothing_can_be_seen_are_refused(
    path: tuple[str | int, ...], key: str, blank: str
) -> None:
    assert f"{key}: expected words, found {blank!r}" in said_of(put(*path, "en", to=blank))


def test_a_translation_is_left_out_or_says_something() -> None:
    label = ("agenda", 0, "vote", "options", 0, "label")
    assert said_of(put(*label, "es", to="")) == ""
    assert "agenda.q1.vote.options.1.label.es: expected words, found ' '" in said_of(put(*label, "es", to=" "))


def test_a_hint_may_say_nothing() -> None:
    assert said_of(put("agenda", 0, "inputs", "prompts", 0, "hint", to=words(""))) == ""
    assert said_of(lambda plan: plan["agenda"][0]["inputs"]["prompts"][0].pop("hint")) == ""


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (("agenda", 0, "vote", "options"), "agenda.q1.vote.options: '1' and '2' have the same label in"),
        (("agenda", 0, "vote", "rows"), "agenda.q1.vote.rows: 'near' and 'far' have the same label in"),
        (("agenda", 0, "inputs", "prompts"), "agenda.q1.inputs.prompts: 'obstacle' and 'proposal' have"),
        (("constituencies", 0, "choices"), "constituencies.section.choices: 'africa' and 'europe' have"),
        (("constituencies",), "constituencies: 'section' and 'role' have the same label in"),
        (("themes",), "themes: 'C1' and 'C2' have the same label in English, Spanish, French"),
    ],
)
def test_things_that_nobody_could_tell_apart_are_refused(path: tuple[str | int, ...], why: str) -> None:
    def change(plan: dict[str, Any]) -> None:
        put(*path, 0, "label", to=words("Alike"))(plan)
        put(*path, 1, "label", to=words(" ALIKE"))(plan)

    assert why in said_of(change)


def test_it_is_said_in_which_language_they_are_alike() -> None:
    def change(plan: dict[str, Any]) -> None:
        for option in plan["agenda"][0]["vote"]["options"]:
            option["label"]["fr"] = "Pareil"

    assert "agenda.q1.vote.options: '1' and '2' have the same label in French [" in said_of(change)


def test_every_mistake_is_said_at_once() -> None:
    def change(plan: dict[str, Any]) -> None:
        put("constituencies", 0, "id", to="channel")(plan)
        put("themes", 0, "label", to=words(""))(plan)
        put("agenda", 0, "id", to="s1")(plan)

    said = said_of(change)
    assert "constituencies.channel.id" in said and "themes.C1.label.en" in said and "agenda.s1.id" in said
