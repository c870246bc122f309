"""How a new avatar looks."""
