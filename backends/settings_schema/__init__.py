"""What a backend declares about itself, and what our own declare."""
