"""What window and engine say to each other: lines, the client's side, the end of an engine."""
