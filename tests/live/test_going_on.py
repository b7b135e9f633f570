"""Every session goes on by itself, whatever becomes of another."""

import asyncio
from typing import Any

import pytest

from app.live.hall import going_on
from app.live.hall.going_on import go_on_in_time


class Broken:
    """A room that cannot say how it stands."""

    id = 1

    @property
    def state(self) -> Any:
        """Nothing."""
        raise OverflowError("date value out of range")


def test_a_session_that_fails_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    told, looked_at = list[int](), list[Any]()
    monkeypatch.setattr(going_on.log, "error", lambda _event, session, **_more: told.append(session))

    async def look_thrice() -> None:
        done, real = asyncio.Event(), going_on._go_on

        def go_on(room: Any) -> None:
            if isinstance(room, Broken):
                real(room)  # type: ignore[arg-type]
            looked_at.append(room)
            if len(looked_at) == 3:
                done.set()

        monkeypatch.setattr(going_on, "_go_on", go_on)
        task = asyncio.create_task(go_on_in_time(lambda: [Broken(), "good"], every=0))  # type: ignore[list-item]
        async with asyncio.timeout(10):
            await done.wait()
        task.cancel()

    asyncio.run(look_thrice())
    assert looked_at == ["good"] * 3
    assert told == [1]
