"""A model's thoughts, told from its answer. Engine process."""
