"""The letters of a report, as files that travel with it."""

from pathlib import Path

FOLDER = Path(__file__).parent
FAMILY = "Atkinson Hyperlegible Next"

REGULAR, BOLD, ITALIC, BOLD_ITALIC = (
    FOLDER / f"AtkinsonHyperlegibleNext-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic")
)
FILES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)
