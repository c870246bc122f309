"""Readers of what an owner has already: tables, texts, exported chats. No Qt."""
