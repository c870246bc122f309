"""Model files and adapters before they are loaded."""
