"""The sampling backend, over the package llama-cpp-python. Engine process."""
