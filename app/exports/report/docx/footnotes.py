"""Footnotes, which name the inputs that a text rests on."""

from collections.abc import Collection

from docx.document import Document as Word
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from app.exports.report.docx.elements import Element, paragraph, parsed, w, words
from app.exports.report.docx.places import link, of_input

_SEPARATORS = """<w:footnotes NS>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr>
<w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"""


class Footnotes:
    """The footnotes of a file, in the order in which they are added."""

    def __init__(self, rests_on: str, found: Collection[str]) -> None:
        self._rests_on, self._found = rests_on, found
        self._all = parsed(_SEPARATORS)
        self._added = 0

    def add(self, ids: tuple[str, ...]) -> Element:
        """Add the note, and answer the run that refers to it."""
        self._added += 1
        self._all.append(w("footnote", paragraph("FootnoteText", self._content(ids)), id=self._added))
        return w("r", _superscript(), w("footnoteReference", id=self._added))

    def _content(self, ids: tuple[str, ...]) -> list[Element]:
        content = [w("r", _superscript(), w("footnoteRef")), w("r", words(f" {self._rests_on} "))]
        for n, id in enumerate(ids):
            content += [w("r", words(", "))] if n else []
            content.append(self._source(id))
        return [*content, w("r", words("."))]

    def _source(self, id: str) -> Element:
        if id not in self._found:
            return w("r", words(id))
        return link(of_input(id), w("r", w("rPr", w("rStyle", val="Hyperlink")), words(id)))

    def put_into(self, word: Word) -> None:
        """Make them a part of the file."""
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, self._all, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _superscript() -> Element:
    return w("rPr", w("rStyle", val="FootnoteReference"))
