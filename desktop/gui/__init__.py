"""The windows of the app, by what they are for."""
