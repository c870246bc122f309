"""Small inputs that people really had, and what is right for each: README.md."""
