"""A drawing as a picture, for formats that show no SVG."""

from resvg_py import svg_to_bytes

from app.exports.report.fonts import FAMILY, FILES
from app.exports.report.svg import Drawn

_SHARPNESS = 3
"""Dots of the picture to one of the drawing: some 300 an inch on paper."""


def png(drawn: Drawn) -> bytes:
    """The drawing as PNG; letters that the report's own font lacks come from the fonts of the machine."""
    return svg_to_bytes(
        svg_string=drawn.text,
        zoom=_SHARPNESS,
        font_files=[str(file) for file in FILES],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        background="#ffffff",
    )
