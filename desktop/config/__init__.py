"""Where the person's files are and what they have chosen. No Qt."""
