"""The backend that asks a server."""
