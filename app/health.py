"""`python -m app.health`: whether the service on this machine answers, for a container's health check.

It asks where the service listens, past any proxy, and needs nothing but the standard library.
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

SECONDS = 4.0


def main() -> int:
    """0 if it answers; 1, with why, if it does not."""
    host, port = _setting("HOST"), _setting("PORT") or "8000"
    address = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - read, not listened on
    try:
        asked = HTTPConnection(address, int(port), timeout=SECONDS)
        asked.request("GET", "/healthz")
        status = asked.getresponse().status
    except (OSError, HTTPException, ValueError) as error:
        print(f"No answer from {address}, port {port}: {error}")
        return 1
    if status != 200:
        print(f"{address}, port {port} answers /healthz with {status}")
    return int(status != 200)


def _setting(name: str) -> str:
    return os.environ.get(name, "").strip().strip("\"'")


if __name__ == "__main__":
    sys.exit(main())
