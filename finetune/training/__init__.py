"""From training prompts to an adapter."""
