"""Addresses and keys of servers. Any process."""
