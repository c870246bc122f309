"""Our own binding to the llama.cpp shared library: greedy, exact, and fast. Engine process."""
