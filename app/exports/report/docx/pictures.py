"""Charts as pictures, with their words for whoever does not see them."""

from io import BytesIO

from docx.document import Document as Word
from docx.shared import Twips

from app.exports.report.document import Chart
from app.exports.report.docx.elements import Element, paragraph, w
from app.exports.report.docx.styles import TEXT_WIDTH
from app.exports.report.png import png
from app.exports.report.svg import draw


def picture(word: Word, chart: Chart) -> Element:
    """The chart, as wide as the text."""
    inline = word.part.new_pic_inline(BytesIO(png(draw(chart))), width=Twips(TEXT_WIDTH))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", chart.alternative)
    inline.docPr.set("name", f"Chart {inline.docPr.id}")
    return paragraph("Picture", [w("r", w("drawing", inline))])
