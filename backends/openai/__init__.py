"""The backend for OpenAI-compatible servers. Engine process."""
