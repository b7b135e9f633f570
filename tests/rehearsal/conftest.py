"""One server for all; what is rehearsed is a session of the test's own."""

from tests.log.conftest import engine, url
from tests.server.conftest import own_server, scene, server

__all__ = ["engine", "own_server", "scene", "server", "url"]
