"""The window and the application around it. Window process."""
