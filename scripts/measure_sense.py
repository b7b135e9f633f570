#!/usr/bin/env python3
"""How good and how fast the suggestions are, on labelled inputs.

    .venv/bin/python scripts/measure_sense.py          # the half that nothing was chosen by
    .venv/bin/python scripts/measure_sense.py tune     # the other half

tests/data/sense.tsv has a whole session: an idea is in one half or the other by its place in the alphabet.
tests/data/rooms.tsv has rooms that answer one question each in their own words, four in each half. What
simulated participants say, app/rehearsal/voices, was never chosen by.
"""

import csv
import os
import sys
import time
from collections import Counter
from itertools import combinations
from math import comb
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(ROOT))

from app.domain.text import LANGUAGES  # noqa: E402
from app.log.plan_file import read_plan  # noqa: E402
from app.rehearsal.voices import answers  # noqa: E402
from app.sense.said import Asked, Said, Suggestions, ThemeSaid  # noqa: E402
from app.sense.suggest import suggest  # noqa: E402

DATA = ROOT / "tests" / "data"
PLAN = ROOT / "app" / "sessions" / "uclg-2021-05-18.toml"


class Labelled(NamedTuple):
    """An input, the idea it says, and the theme that is of."""

    said: Said
    idea: str
    theme: str


def read(half: str) -> list[Labelled]:
    """The inputs of a half of the session."""
    rows = _rows("sense.tsv")
    ideas = sorted({row["idea"] for row in rows})
    mine = set(ideas[half == "report" :: 2])
    return [_labelled(n, row) for n, row in enumerate(rows, 1) if row["idea"] in mine]


def rooms(half: str) -> dict[str, list[Labelled]]:
    """The rooms of a half, by the name of each."""
    found: dict[str, list[Labelled]] = {}
    for n, row in enumerate(_rows("rooms.tsv"), 1):
        if row["half"] == half:
            found.setdefault(row["room"], []).append(_labelled(n, row))
    return found


def rehearsed() -> list[Labelled]:
    """All that is said in a rehearsal of the plan: an idea is what stands in the same place in each list."""
    return [
        Labelled(Said(f"{item.id} {language} {n}", text, language), f"{item.id} {n}", "")
        for item in read_plan(PLAN).agenda
        if item.question and item.inputs
        for language in LANGUAGES
        for n, text in enumerate(answers(item)[language])
    ]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _labelled(number: int, row: dict[str, str]) -> Labelled:
    said = Said(f"I-{number:03d}", row["text"], row["language"])
    return Labelled(said, row["idea"], row.get("theme", ""))


def plan_themes() -> tuple[ThemeSaid, ...]:
    """The plan's themes, a part with the theme it is of."""
    return tuple(ThemeSaid(one.id, texts_of(one)) for one in read_plan(PLAN).themes)


def texts_of(theme) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """All that a theme is called and described by, clause by clause."""
    from app.screens.rapporteur.desk.suggesting import texts_of as told

    return told(theme)


def found_by(labelled: list[Labelled], fineness: float = 0.5) -> Suggestions:
    """What is suggested of them."""
    return suggest(Asked(tuple(one.said for one in labelled), plan_themes(), fineness))


def grouping(labelled: list[Labelled], found: Suggestions) -> dict[str, float]:
    """How well groups are found: pairwise precision, recall and F1, F1 across languages, and the adjusted Rand
    index (Hubert and Arabie, 1985)."""
    group = {id: n for n, one in enumerate(found.groups) for id in one.ids}
    label = {one.said.id: (group.get(one.said.id, f"alone {one.said.id}"), one.idea) for one in labelled}
    figures = {}
    for name, across in (("", False), (" across languages", True)):
        pairs = [
            (label[a.said.id][0] == label[b.said.id][0], a.idea == b.idea)
            for a, b in combinations(labelled, 2)
            if not across or a.said.language != b.said.language
        ]
        right = sum(ours and true for ours, true in pairs)
        precision = right / max(1, sum(ours for ours, _ in pairs))
        recall = right / max(1, sum(true for _, true in pairs))
        if not across:
            figures |= {"pairwise precision": precision, "pairwise recall": recall}
        figures[f"pairwise F1{name}"] = 2 * precision * recall / max(1e-9, precision + recall)
    figures["adjusted Rand index"] = _rand([label[one.said.id] for one in labelled])
    return figures


def _rand(labels: list[tuple[object, object]]) -> float:
    both = sum(comb(n, 2) for n in Counter(labels).values())
    ours = sum(comb(n, 2) for n in Counter(one for one, _ in labels).values())
    true = sum(comb(n, 2) for n in Counter(one for _, one in labels).values())
    expected = ours * true / comb(len(labels), 2)
    return (both - expected) / ((ours + true) / 2 - expected)


def themes(labelled: list[Labelled], found: Suggestions) -> dict[str, float]:
    """How often the right theme is first, and among the first two; a part counts as the theme it is of."""
    places = [[one.theme[:2] for one in found.themes.get(each.said.id, ())] for each in labelled]
    true = [each.theme[:2] for each in labelled]
    return {
        "theme first": sum(right in ids[:1] for ids, right in zip(places, true, strict=True)) / len(true),
        "theme among two": sum(right in ids[:2] for ids, right in zip(places, true, strict=True)) / len(true),
    }


def languages(labelled: list[Labelled]) -> dict[str, float]:
    """How often the language is found where the phone says another."""
    from app.sense.languages import other_language

    wrong = {"en": "es", "es": "fr", "fr": "en"}
    right = [other_language(one.said.text, wrong[one.said.language]) == one.said.language for one in labelled]
    kept = [other_language(one.said.text, one.said.language) is None for one in labelled]
    return {"language corrected": sum(right) / len(right), "language left as it is": sum(kept) / len(kept)}


def main() -> None:
    """Print the figures."""
    half = sys.argv[1] if len(sys.argv) > 1 else "report"
    labelled = read(half)
    found = found_by(labelled)
    print(f"{len(labelled)} inputs, {len({one.idea for one in labelled})} ideas ({half})")
    for name, value in {**grouping(labelled, found), **themes(labelled, found), **languages(labelled)}.items():
        print(f"  {name:32} {value:.2f}")
    for fineness in (0.0, 0.25, 0.5, 0.75, 1.0):
        figures = grouping(labelled, found_by(labelled, fineness))
        rand = figures["adjusted Rand index"]
        print(f"  fineness {fineness:.2f}: F1 {figures['pairwise F1']:.2f}, ARI {rand:.2f}")
    for name, room in {**rooms(half), "a whole rehearsal": rehearsed()}.items():
        figures = grouping(room, found_by(room))
        print(f"  {name}, {len(room)} inputs: {', '.join(f'{value:.2f}' for value in figures.values())}")
    for number in (150, 500, 2000):
        texts = tuple(Said(str(n), f"{labelled[n % len(labelled)].said.text} {n}", "en") for n in range(number))
        began = time.perf_counter()
        suggest(Asked(texts, plan_themes(), 0.5))
        print(f"  {number} inputs: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
