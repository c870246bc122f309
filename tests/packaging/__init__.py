"""Tests of what is packaged, and of the programs in .ci/packaging."""
