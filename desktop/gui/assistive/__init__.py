"""A voice, notices, larger text, less motion. Window process."""
