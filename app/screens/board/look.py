"""How the board looks where its plan says so: a sheet of two colours, and the logo."""

from fastapi import HTTPException, Request, Response

from app.domain.contrast import WHITE, Colour, ink_on, readable_on
from app.domain.look import Look
from app.log.logo import from_data
from app.screens.pages import Here, compressed, session_routes

routes = session_routes()

DARK = Colour(0x10, 0x17, 0x1C)
"""The dark board's ground."""

SOFT = 0.86
"""How much of the ground is in a soft shade."""


@routes.get("/look.css")
async def sheet(request: Request, here: Here) -> Response:
    """The colours of the plan, on a light board and on a dark one."""
    return compressed(request, in_colours(here.room.state.plan.look).encode(), "text/css; charset=utf-8")


@routes.get("/logo")
async def logo(request: Request, here: Here) -> Response:
    """The logo of the plan. A drawing may do nothing but be seen."""
    given = here.room.state.plan.look.logo
    if not given:
        raise HTTPException(404)
    kind, drawing = from_data(given)
    return Response(
        drawing, media_type=kind, headers={"content-security-policy": "default-src 'none'; sandbox"}
    )


def in_colours(look: Look) -> str:
    """The sheet."""
    light, dark = _rules(look, WHITE), _rules(look, DARK)
    return f".board {{ {light} }}\n.board.dark {{ {dark} }}\n"


def _rules(look: Look, ground: Colour) -> str:
    rules = []
    if look.colour:
        colour = readable_on(ground, Colour.of(look.colour))
        soft = colour.towards(ground, SOFT)
        rules += [
            f"--sign: {colour.written}",
            f"--on-sign: {ink_on(colour).written}",
            f"--sign-soft: {soft.written}",
        ]
    if look.second:
        second = readable_on(ground, Colour.of(look.second))
        rules += [f"--warm: {second.written}", f"--warm-ink: {second.written}"]
    return "; ".join(rules)
