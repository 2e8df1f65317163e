"""The best matches of every open need, kept as the suppliers and the needs are now."""
