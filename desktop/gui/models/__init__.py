"""The window of models. Window process."""
