"""Tickets: each lets one person join, where the plan says that the session's door asks for one.

A ticket is a number and a proof that the session made it, written in the letters of codes, so that it can be
typed from paper. Nothing is kept of it but how many were issued; the log says which have been used.
"""

import hmac
from hashlib import sha256

from sqlalchemy import Engine

from app.domain.door.entries import TicketsIssued
from app.domain.fold import folded
from app.log.append import append_as_host
from app.log.read import read_entries
from app.log.sessions import CODE_LETTERS, normal_code
from app.log.tables import SessionRow

NUMBER_BITS, PROOF_BITS = 15, 40
LENGTH = 12
"""Letters: 31^12 is more than 2^55, and a guess is right once in 2^40 / issued times."""

MOST = 2**NUMBER_BITS - 1
"""How many tickets a session may have."""


class TooManyTickets(Exception):
    """The session cannot have so many."""


def issue_tickets(engine: Engine, session: SessionRow, count: int) -> list[str]:
    """So many more tickets, each for one person to join with. Raises TooManyTickets."""
    assert session.id is not None
    issued = folded(read_entries(engine, session.id)).tickets
    if count < 1 or issued + count > MOST:
        raise TooManyTickets(f"a session has {MOST} tickets at most; {issued} were issued already")
    append_as_host(engine, session, TicketsIssued(count=count))
    return [write_ticket(session, number) for number in range(issued + 1, issued + count + 1)]


def write_ticket(session: SessionRow, number: int) -> str:
    """The ticket with this number, as it is printed: three groups of four letters."""
    value = number << PROOF_BITS | _proof(session, number)
    letters = ""
    for _ in range(LENGTH):
        value, place = divmod(value, len(CODE_LETTERS))
        letters = CODE_LETTERS[place] + letters
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def read_ticket(session: SessionRow, typed: str) -> int | None:
    """The number of a ticket of this session, however it was typed; None where it is none."""
    letters = normal_code(typed, LENGTH)
    if len(letters) != LENGTH or not set(letters) <= set(CODE_LETTERS):
        return None
    value = 0
    for letter in letters:
        value = value * len(CODE_LETTERS) + CODE_LETTERS.index(letter)
    number, proof = value >> PROOF_BITS, value & (1 << PROOF_BITS) - 1
    right = number <= MOST and hmac.compare_digest(f"{proof:x}", f"{_proof(session, number):x}")
    return number if right else None


def _proof(session: SessionRow, number: int) -> int:
    message = f"{session.code}:ticket:{number}"
    digest = hmac.digest(session.cookie_secret.encode(), message.encode(), sha256)
    return int.from_bytes(digest[: PROOF_BITS // 8], "big")
