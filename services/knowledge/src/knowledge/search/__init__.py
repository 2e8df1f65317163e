"""Search over cases and initiatives, by words and by meaning: a projection of this service."""
