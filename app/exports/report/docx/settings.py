"""What a word processor is to know of the file as a whole."""

from docx.document import Document as Word

from app.exports.report.docx.elements import parsed, replaced
from app.exports.report.docx.style_sheet import styles_xml
from app.exports.report.palette import SIGN

_SETTINGS = """<w:settings NS><w:zoom w:percent="100"/><w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
 w:val="15"/></w:compat>
<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""

_LEVEL = """<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="{format}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{text}"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>
<w:rPr><w:color w:val="{colour}"/></w:rPr></w:lvl></w:abstractNum>"""

_LISTS = (
    {"id": 1, "format": "bullet", "style": "ListBullet", "text": "•", "indent": 300},
    {"id": 2, "format": "decimal", "style": "ListNumber", "text": "%1.", "indent": 360},
)
_NUMBERED = 2


def set_up(word: Word, language: str) -> None:
    """Give a new file its styles, its kinds of lists and its settings, in place of those it came with."""
    replaced(word.styles.element, styles_xml(language))
    replaced(word.settings.element, _SETTINGS.format(language=language))
    levels = "".join(_LEVEL.format(**one, colour=SIGN[1:]) for one in _LISTS)
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, _NUMBERED))
    replaced(word.part.numbering_part.element, f"<w:numbering NS>{levels}{nums}</w:numbering>")


def list_from_one(word: Word) -> int:
    """The number of a new list that counts from 1."""
    numbering = word.part.numbering_part.element
    new = 1 + sum(1 for child in numbering if child.tag.endswith("}num"))
    numbering.append(
        parsed(
            f'<w:num NS w:numId="{new}"><w:abstractNumId w:val="{_NUMBERED}"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return new
