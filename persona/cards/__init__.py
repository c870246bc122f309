"""Import and export of character cards (V1, V2, V3)."""
