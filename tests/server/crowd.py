"""Many phones that vote as fast as they can, and remember what they were told."""

import asyncio
import json
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from .harness import PATIENCE, Person, new_key


class Vote(NamedTuple):
    """A ballot as it was sent, and the seq with which it was acknowledged, if it was."""

    key: str
    answer: str
    seq: int | None = None


class Voter:
    """One phone. `closed` is the code with which the server ended the line."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.acknowledged: list[Vote] = []
        self.last: Vote | None = None
        self.closed: int | None = None

    async def vote(self, item: str) -> None:
        """Vote again and again until the line ends."""
        address = f"{self.person.url.replace('http', 'ws', 1)}/s/{self.person.code}/live/participant"
        headers = {"Cookie": self.person.cookies}
        async with connect(address, additional_headers=headers, proxy=None, max_queue=None) as socket:
            try:
                for number in count():
                    self.last = Vote(new_key(), str(number % 5 + 1))
                    message = {"do": "ballot", "item": item, "answer": self.last.answer, "key": self.last.key}
                    await socket.send(json.dumps(message))
                    self.acknowledged.append(self.last._replace(seq=await self._seq(socket, self.last.key)))
            except (ConnectionClosed, OSError) as end:
                received = end.rcvd if isinstance(end, ConnectionClosed) else None
                self.closed = received.code if received else 1006

    async def _seq(self, socket: ClientConnection, key: str) -> int:
        async for message in socket:
            if str(message).startswith("{") and (answer := json.loads(message)).get("ack") == key:
                return int(answer["seq"])
        raise ConnectionError("the line ended before the answer")


def vote_until(voters: list[Voter], item: str, acknowledged: int, then: Callable[[], None]) -> None:
    """Let them vote until so many ballots are acknowledged; then do something, and wait for the end."""

    async def everyone() -> None:
        voting = [asyncio.create_task(voter.vote(item)) for voter in voters]
        while sum(len(voter.acknowledged) for voter in voters) < acknowledged:
            await asyncio.sleep(0.01)
            for one in voting:
                if one.done():
                    one.result()
        then()
        await asyncio.wait_for(asyncio.gather(*voting), PATIENCE)

    asyncio.run(everyone())
