"""Python's garbage collector, kept from pausing a full hall.

It looks for cycles among all objects that may have one. Ten thousand open phones are a million of those, and a
look at them takes a third of a second. So what has lived for a second is put aside (`gc.freeze`), where nobody
looks; and once everyone has gone, everything is looked through.
"""

import asyncio
import gc
from collections.abc import Callable

YOUNG, MIDDLE, OLD = 10_000, 10, 1_000
"""The collector's thresholds: small portions often."""


async def put_aside(anyone_here: Callable[[], bool]) -> None:
    """Put aside what has lived for a second, until cancelled."""
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    were_here = False
    while True:
        await asyncio.sleep(1)
        here = anyone_here()
        if were_here and not here:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        were_here = here
