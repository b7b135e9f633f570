"""The log on disk: one append-only sequence of entries per session, durable before it is acknowledged."""
