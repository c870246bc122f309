"""The stored chats and the open one: database, search, rescue, export. No Qt."""
