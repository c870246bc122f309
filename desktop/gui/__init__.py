"""What the person sees. Window process, GUI thread."""
