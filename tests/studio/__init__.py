"""Tests of the owner's studio without its window."""
