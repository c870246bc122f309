"""The owner's studio: the windows in which an avatar is made, mended, tried and shared."""
