"""The talk on the screen: rows, bubbles, their text and their menus. Window process."""
