"""The window and its panels: header, avatar, sidebar, prompt bar, why panel. Window process."""
