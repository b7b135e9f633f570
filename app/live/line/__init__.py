"""The websocket under uvicorn, and the plain ASGI way."""
