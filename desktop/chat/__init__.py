"""The open chat: who asks, what a turn does, which chats there are. Window process, no widget."""
