"""What a chat holds, stores and shows."""
