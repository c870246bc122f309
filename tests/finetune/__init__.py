"""Tests of `finetune`."""
