"""The engine's program: ``python -m backends.engine``."""
