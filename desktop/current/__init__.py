"""What holds now, and tells when it changes: the settings, and who speaks. Window process."""
