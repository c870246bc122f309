"""The application, and how all parts hang together. Window process."""
