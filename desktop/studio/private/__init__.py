"""Finds what an owner should see before it is told to everybody. No Qt."""
