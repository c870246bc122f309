"""Personas: found, opened, brought in, with their score cards. No Qt."""
