"""Models: found on the Hub, fetched, kept, looked into, chosen. No Qt."""
