"""Templates, thoughts, bytes and errors."""
