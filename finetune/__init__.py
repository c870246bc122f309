"""From questions and answers to an adapter, a GGUF and a score card."""
