"""Dialogs that only tell. Window process."""
