"""The report's own font, put into the file, so that it looks the same where the font is not installed."""

from hashlib import sha256
from pathlib import Path

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from app.exports.report.docx.elements import parsed
from app.exports.report.fonts import BOLD, BOLD_ITALIC, FAMILY, ITALIC, REGULAR

_FACES = {"Regular": REGULAR, "Bold": BOLD, "Italic": ITALIC, "BoldItalic": BOLD_ITALIC}
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_HIDDEN = 32
"""How many bytes of a font are changed (ECMA-376, part 4, 2.8.1)."""


def embed(word: Word) -> None:
    """Put the font's four faces into the file, and nothing else into its table of fonts."""
    old = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    faces = []
    for n, (face, file) in enumerate(_FACES.items(), 1):
        key = _key(file)
        font = Part(PackURI(f"/word/fonts/font{n}.odttf"), _OBFUSCATED, _obfuscated(file, key), old.package)
        faces.append(f'<w:embed{face} r:id="{old.relate_to(font, _FONT)}" w:fontKey="{_braced(key)}"/>')
    table = parsed(
        f'<w:fonts NS><w:font w:name="{FAMILY}"><w:altName w:val="Calibri"/><w:family w:val="swiss"/>'
        f'<w:pitch w:val="variable"/>{"".join(faces)}</w:font></w:fonts>'
    )
    old._blob = serialize_part_xml(table)


def _key(file: Path) -> bytes:
    """Sixteen bytes that are the same for the same file."""
    return sha256(file.read_bytes()).digest()[:16]


def _braced(key: bytes) -> str:
    digits = key.hex().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}}}"


def _obfuscated(file: Path, key: bytes) -> bytes:
    font = file.read_bytes()
    mask = key[::-1] * (_HIDDEN // len(key))
    return bytes(one ^ other for one, other in zip(font[:_HIDDEN], mask, strict=True)) + font[_HIDDEN:]
