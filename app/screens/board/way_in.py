"""The way in, as a drawing and as it is read out."""

from functools import cache

import segno


@cache
def qr(url: str) -> str:
    """A QR code as an SVG drawing."""
    drawing: str = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return drawing


def without_scheme(url: str) -> str:
    """An address as it is read out."""
    return url.split("://", 1)[-1]
