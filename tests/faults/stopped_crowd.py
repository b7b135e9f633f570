"""A process full of phones, to be stopped and continued as a whole: see test_slow_phones.

Reads one JSON line, `{"port": …, "code": …, "cookies": [[who, cookie], …]}`, connects everyone and prints
`connected`; then answers each line, the name of a view, with what that view shows on every phone.
"""

import asyncio
import json
import sys

from tests.faults.phones import Background, Phone, everyone


async def main() -> None:
    """Be a crowd until the input ends."""
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    given = json.loads(await lines.readline())
    phones = [Phone(given["port"], given["code"], who, cookie) for who, cookie in given["cookies"]]
    await everyone(phone.connect() for phone in phones)
    async with Background() as going_on:
        going_on.add(*(phone.stay() for phone in phones))
        print("connected", flush=True)
        while view := (await lines.readline()).decode().strip():
            print(json.dumps([phone.shows(view) for phone in phones]), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
