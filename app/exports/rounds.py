"""In which round of a vote something was said."""

from app.domain.text import N_
from app.exports.cells import Column, Type

ROUND = Column(
    "round",
    N_("Which round it is: 1, or 2 where the item asks the vote of an earlier one again, and so on."),
    Type.NUMBER,
)
