"""From a model and a persona to a score card."""
