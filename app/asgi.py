"""The one app, for servers that look for it by name: `uvicorn app.asgi:app`."""

from app.main import create_app

app = create_app()
