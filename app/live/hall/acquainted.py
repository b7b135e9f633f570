"""The addresses a session knows: someone of it has come from there."""

from collections import OrderedDict

MOST_ADDRESSES = 1000
"""How many are remembered; the one longest silent is forgotten first."""


class Acquainted:
    """The addresses from which someone joined a session or opened one of its screens."""

    def __init__(self) -> None:
        self._addresses: OrderedDict[str, None] = OrderedDict()

    def add(self, address: str) -> None:
        """Someone of the session is there."""
        self._addresses[address] = None
        self._addresses.move_to_end(address)
        if len(self._addresses) > MOST_ADDRESSES:
            self._addresses.popitem(last=False)

    def __contains__(self, address: str) -> bool:
        return address in self._addresses
