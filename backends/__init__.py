"""Engines that turn a conversation into a reply, and the process they run in."""
