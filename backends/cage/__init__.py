"""The cage around a child with native code: what it needs, and how its system keeps it to that."""
