"""Trainings of avatars: what they are, where they run, what comes back. No Qt."""
