"""Reads what programs export of chats: one module a form."""
