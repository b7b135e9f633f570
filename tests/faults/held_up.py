"""`hemicycle serve`, but SIGUSR1 holds it up for longer than it bears. For tests alone."""

import signal
import time

from app.cli import main
from app.live.hall.pulse import FAR_BEHIND_SECONDS

if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, lambda *_: time.sleep(FAR_BEHIND_SECONDS + 1))
    main(["serve"])
