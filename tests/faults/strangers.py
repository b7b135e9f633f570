"""Who answers in a hall's network in the server's place: the guest login, the filter, the company's proxy."""

from dataclasses import dataclass

LOGIN = """<!doctype html><html><head><title>Guest Wi-Fi</title></head><body>
<h1>Please sign in</h1><form action="/login"><input name="user"><button>Go on</button></form></body></html>"""


@dataclass(frozen=True)
class Stranger:
    """Answers requests, all or those of one method. One that redirects shows its page at that path alone."""

    name: str
    status: str
    kind: str
    body: str
    method: str = ""
    redirects_to: str = ""

    def __str__(self) -> str:
        return self.name

    def wants(self, method: str) -> bool:
        """Whether it takes a request of this method for itself."""
        return self.method in ("", method)

    def answer(self, path: str) -> bytes:
        """What it answers, after which the connection ends."""
        elsewhere = self.redirects_to not in ("", path)
        body = b"" if elsewhere else self.body.encode()
        lines = [f"HTTP/1.1 {'302 Found' if elsewhere else self.status}", f"Content-Type: {self.kind}"]
        lines += [f"Location: {self.redirects_to}"] if elsewhere else []
        lines += [f"Content-Length: {len(body)}", "Cache-Control: no-store", "Connection: close", "", ""]
        return "\r\n".join(lines).encode() + body


PORTAL = Stranger("a portal", "200 OK", "text/html; charset=utf-8", LOGIN)
PORTAL_ELSEWHERE = Stranger(
    "a portal at another address", "200 OK", "text/html; charset=utf-8", LOGIN, redirects_to="/guest-login"
)
FILTER = Stranger("a filter", "200 OK", "application/json", '{"error": "blocked by policy"}', "POST")
REFUSING_FILTER = Stranger(
    "a filter that refuses", "403 Forbidden", "application/json", '{"detail": "Forbidden"}', "POST"
)
SLOWING_FILTER = Stranger(
    "a filter that slows", "429 Too Many Requests", "application/json", '{"reason": "too many"}', "POST"
)
BAD_GATEWAY = Stranger("a proxy without the server", "502 Bad Gateway", "text/html", "<h1>502 Bad Gateway</h1>")
FORBIDDING_PROXY = Stranger(
    "a proxy that forbids", "403 Forbidden", "text/html", "<h1>Access denied by company policy</h1>"
)
