"""What both bindings to llama.cpp share. Engine process."""
