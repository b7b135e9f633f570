"""A text that has little room, cut where it may be cut."""

MARK = "…"


def shortened(text: str, most: int) -> str:
    """The text in one line, in so many characters at most: whole words, but for a first one that is longer."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    begun = words[:most]  # one character more than can stay: a space there ends a word
    kept = begun.rpartition(" ")[0] or begun[:-1]
    return f"{kept.rstrip(' ,;:·–—-')}{MARK}"
