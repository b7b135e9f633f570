"""Elements of WordprocessingML (ECMA-376, part 1), made in one expression each."""

from collections.abc import Iterable
from typing import TypeAlias

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """The element `w:tag`, with its children but for None, and with its attributes, all of them of `w:`."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend([child for child in children if child is not None])
    return element


def words(text: str, tag: str = "t") -> Element:
    """A text, with every space it has."""
    element = w(tag)
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def paragraph(style: str, children: Iterable[Element] = (), *properties: Element) -> Element:
    """A paragraph in a style; its properties stand in the order of their schema."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *children)


def parsed(xml: str) -> Element:
    """What `xml` says, in which `w:` and `r:` are known; its outermost tag ends in " NS" where they go."""
    element: Element = parse_xml(xml.replace(" NS", f" {nsdecls('w', 'r')}", 1))
    return element


def replaced(element: Element, xml: str) -> None:
    """Give an element the content of another."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parsed(xml)))
