"""Children that hold a model, over a plain subprocess: no Qt."""
