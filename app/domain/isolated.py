"""A name, or a word, within a text that has no elements, such as an option or a sentence: however it runs, what
stands around it stays.

Where there are elements, the macro `person` does the same.
"""

from unicodedata import bidirectional

_RUNS_OTHERWISE = frozenset({"R", "AL", "RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"})


def isolated(name: str) -> str:
    """The name between isolates (Unicode Standard Annex 9, 3.1.2), where something in it runs the other way."""
    turns = any(bidirectional(one) in _RUNS_OTHERWISE for one in name)
    return f"\u2068{name}\u2069" if turns else name
