"""A message of ours in the three languages, for the codebook."""

from app.domain.text import Text
from app.i18n import translations


def translated(message: str, **values: Text) -> Text:
    """The marked message, `values` put in; in English where a catalogue lacks it."""
    whole = Text(en=message, es=translations("es").gettext(message), fr=translations("fr").gettext(message))
    return whole.filled(**values)
