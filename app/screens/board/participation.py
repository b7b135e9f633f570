"""How many have joined, are connected and have answered, one seat each."""

from app.live.showing.view import View
from app.screens.attendance import attendance

VIEW = View(
    "board",
    "participation",
    "board/participation.html",
    attendance,
    shows=frozenset({"agenda", "ballots", "words", "judgements", "people"}),
    presence=True,
)
