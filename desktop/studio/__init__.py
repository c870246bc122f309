"""The owner's studio without its window: bringing what a person has already. No Qt."""
