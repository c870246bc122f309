"""What the menu, the notices and the keys do. Window process."""
