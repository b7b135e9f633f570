"""The styles as the file holds them."""

from collections.abc import Iterator

from app.exports.report.docx.styles import PARAGRAPHS, Style, edge
from app.exports.report.fonts import FAMILY
from app.exports.report.palette import INK, LINE, SIGN

_BESIDE = 'w:eastAsia="Calibri" w:cs="Arial"'
"""The letters for what the report's own font lacks."""

_CHARACTERS = """
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="{sign}"/></w:rPr></w:style>"""

_TABLES = """
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>
<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report Table"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{top}{bottom}{inside}</w:tblBorders>
<w:tblCellMar><w:top w:w="10" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
<w:bottom w:w="10" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{head}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""


def styles_xml(language: str) -> str:
    """All styles, and what holds where none says otherwise; texts are in `language`."""
    return (
        f"<w:styles NS><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FAMILY}" w:hAnsi="{FAMILY}" {_BESIDE}/>'
        f'<w:color w:val="{INK[1:]}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{''.join(map(_paragraph, PARAGRAPHS))}{_CHARACTERS.format(sign=SIGN[1:])}{_tables()}</w:styles>"
    )


def _tables() -> str:
    return _TABLES.format(
        top=edge("top", 8, 0, INK),
        bottom=edge("bottom", 4, 0, LINE),
        inside=edge("insideH", 4, 0, LINE),
        head=edge("bottom", 6, 0, INK),
    )


def _paragraph(style: Style) -> str:
    default = ' w:default="1"' if not style.based_on else ""
    based_on = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    following = "" if style.outline is None else '<w:next w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based_on}'
        f"{following}<w:qFormat/><w:pPr>{''.join(_properties(style))}</w:pPr>{_letters(style)}</w:style>"
    )


def _letters(style: Style) -> str:
    size = f"{style.size * 2:.0f}"
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    colour = f'<w:color w:val="{style.colour[1:]}"/>'
    return f'<w:rPr>{bold}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def _properties(style: Style) -> Iterator[str]:
    """In the order of the schema."""
    yield "<w:keepNext/><w:keepLines/>" if style.with_next else ""
    yield "<w:widowControl/>"
    yield f'<w:numPr><w:numId w:val="{style.numbering}"/></w:numPr>' if style.numbering else ""
    yield f"<w:pBdr>{style.border}</w:pBdr>" if style.border else ""
    yield f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill[1:]}"/>' if style.fill else ""
    yield f"<w:tabs>{style.tabs}</w:tabs>" if style.tabs else ""
    around = f'w:before="{style.before}" w:after="{style.after}"'
    yield f'<w:spacing {around} w:line="{style.line}" w:lineRule="auto"/>'
    yield f"<w:ind {style.indent}/>" if style.indent else ""
    yield f'<w:jc w:val="{style.align}"/>' if style.align else ""
    yield "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
