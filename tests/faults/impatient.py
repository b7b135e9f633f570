"""`hemicycle serve`, but it waits for a request's head for two seconds instead of twenty. For tests alone."""

from app.cli import main
from app.live.line import patience

if __name__ == "__main__":
    patience.HEAD_SECONDS = 2
    main(["serve"])
