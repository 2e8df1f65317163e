"""Full-text search over centers and published updates: a projection of this service."""
