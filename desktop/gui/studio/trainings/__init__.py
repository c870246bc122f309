"""The studio's page of trainings, and what stands on it."""
