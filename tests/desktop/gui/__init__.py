"""How the window looks and is used."""
