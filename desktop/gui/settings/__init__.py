"""The dialog of settings and its pages. Window process."""
