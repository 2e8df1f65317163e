"""Who was asked by name to look at a need."""
