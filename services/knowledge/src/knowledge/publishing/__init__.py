"""What every kind of record shares: a draft, an editor who publishes it, a source."""
