"""The window and the command line. Imports no native llama code."""
