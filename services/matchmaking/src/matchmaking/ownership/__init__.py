"""Who asks to keep a profile for its enterprise, and what the secretariat decides."""
