"""Styles are a component a file: a class by itself is styled in one of them, so that none changes another."""

import re
from collections import defaultdict
from pathlib import Path

STYLES = Path(__file__).parents[1] / "app" / "static" / "styles"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"^\s*([^{}@]+)\{", re.MULTILINE)
ALONE = re.compile(r"\s*\.([a-z-]+)\s*")

SHARED = {"board": "its letters", "desk": "its letters", "hands": "its place in the stream"}
"""What is styled in two files, for what."""


def test_no_component_styles_another_by_a_name_they_share() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in STYLES.glob("*.css"):
        for selectors in RULE.findall(COMMENT.sub("", sheet.read_text(encoding="utf-8"))):
            for one in selectors.split(","):
                if alone := ALONE.fullmatch(one):
                    found[alone[1]].add(sheet.name)
    assert {name for name, sheets in found.items() if len(sheets) > 1} == set(SHARED)
