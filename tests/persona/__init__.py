"""Tests of `persona`."""
