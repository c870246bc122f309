"""Character cards, versions 1 to 3: read, made into personas, written."""
