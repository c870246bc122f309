"""What of a persona answers a question, and which sentences of a model are told by it."""
