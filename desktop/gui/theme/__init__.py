"""Colours, style sheet and icons. Window process."""
