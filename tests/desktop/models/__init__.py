"""Models in the window: chosen, loaded, fetched."""
