"""Measures what of a capable model's words reaches the visitor, right and wrong ones."""
