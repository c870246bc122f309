"""The language of the window, and words that other parts say in English. Window process."""
