"""What owners bring, and what is made of it."""
