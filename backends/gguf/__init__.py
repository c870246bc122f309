"""GGUF files: what is in them, and whether they fit this machine and each other."""
