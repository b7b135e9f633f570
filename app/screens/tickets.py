"""The way in of someone who was given a ticket."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from app.screens.pages import see_other, session_of

routes = APIRouter()

LONGEST = 40


@routes.get("/{code}/{ticket}")
async def with_ticket(request: Request, code: str, ticket: str) -> Response:
    """Go to the way in, with the ticket filled in: whoever is in already is recognised there."""
    here = await session_of(request, code)
    return see_other(f"/s/{here.room.code}/join?{urlencode({'ticket': ticket[:LONGEST]})}")
