"""The engine's child: its lines, its cage, its end."""
