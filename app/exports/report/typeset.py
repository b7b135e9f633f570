"""A document as the typesetter's template takes it: JSON, in which every text is a text."""

from json import dumps
from typing import Any

from app.exports.report import palette
from app.exports.report.anchors import anchors
from app.exports.report.document import Block, Chart, Document, Heading, Items, Paragraph, Run, Table
from app.exports.report.fonts import FAMILY
from app.exports.report.prepared import prepared, respelt
from app.exports.report.svg import draw
from app.exports.report.words import TAGS, words

_COLOURS = {name.lower(): value for name, value in vars(palette).items() if name.isupper()}


def typeset(document: Document, in_words: dict[int, str]) -> str:
    """The document, the words around it, and how it looks; letters that no font has stand `in_words`."""
    whole: Document = respelt(prepared(document), in_words)
    places = anchors(whole)
    language, region = TAGS[whole.language].split("-")
    return dumps(
        {
            "language": language,
            "region": region,
            "code": whole.code,
            "kind": whole.kind,
            "title": whole.title,
            "cover": whole.cover,
            "blocks": [_block(n, block, places) for n, block in enumerate(whole.blocks)],
            "made": whole.made,
            "words": words(whole.language)._asdict(),
            "anchors": sorted(places.values()),
            "font": FAMILY,
            "colours": _COLOURS,
        },
        ensure_ascii=False,
    )


def _block(n: int, block: Block, places: dict[tuple[int, int], str]) -> dict[str, Any]:
    match block:
        case Heading(level, text, _):
            return {"kind": "heading", "level": level, "text": text}
        case Paragraph(runs, style):
            return {"kind": "paragraph", "runs": _runs(runs), "style": style}
        case Items(items, numbered):
            return {"kind": "items", "items": list(map(_runs, items)), "numbered": numbered}
        case Table():
            return _table(block, {m: id for (table, m), id in places.items() if table == n})
        case Chart(caption, _, alternative):
            drawn = draw(block)
            return {
                "kind": "chart",
                "caption": caption,
                "alternative": alternative,
                "svg": drawn.text,
            }


def _table(table: Table, ids: dict[int, str]) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": table.caption,
        "columns": [head._asdict() for head in table.columns],
        "rows": [
            {"id": ids.get(m), "cells": list(map(_runs, _filled(row, len(table.columns))))}
            for m, row in enumerate(table.rows)
        ],
    }


def _filled(row: tuple[tuple[Run, ...], ...], width: int) -> tuple[tuple[Run, ...], ...]:
    return (*row, *((),) * width)[:width]


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [{**run._asdict(), "language": run.language and TAGS[run.language].split("-")} for run in runs]
