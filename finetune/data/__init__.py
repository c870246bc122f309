"""From the owner's questions and answers to training prompts."""
