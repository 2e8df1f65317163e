"""What a supplier lacks for the needs that are open, and what a proof would open."""
