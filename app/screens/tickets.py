"""The way in of someone who was given a ticket."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from app.screens.pages import live_session, see_other

routes = APIRouter()

LONGEST = 40


@routes.get("/{code}/{ticket}")
async def with_ticket(request: Request, ticket: str) -> Response:
    """Go to the way in, with the ticket filled in: whoever is in already is recognised there."""
    live = await live_session(request)
    return see_other(f"/s/{live.room.code}/join?{urlencode({'ticket': ticket[:LONGEST]})}")
