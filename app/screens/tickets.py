"""The way in of someone who was given a ticket."""

from fastapi import APIRouter, Request, Response

from app.screens.joining import join_page, participant_of
from app.screens.pages import live_session, see_other

routes = APIRouter()

LONGEST = 40


@routes.get("/{code}/{ticket}")
async def with_ticket(request: Request, ticket: str) -> Response:
    """The way in, with the ticket filled in."""
    live = await live_session(request)
    if participant_of(request, live):
        return see_other(f"/s/{live.room.code}")
    return join_page(request, live, ticket=ticket[:LONGEST])
