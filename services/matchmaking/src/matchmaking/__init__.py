"""Green suppliers, needs of buyers, and matches that explain themselves."""
