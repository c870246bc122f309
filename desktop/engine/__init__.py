"""Engines and other children of the window, over Qt's event loop. Window process."""
