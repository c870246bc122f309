"""Who the avatar is: facts, prompt, retrieval, honesty. Plain Python, every process."""
