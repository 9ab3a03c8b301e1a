"""Protocols that machines speak with us: each has a pure codec, handlers and a server."""
