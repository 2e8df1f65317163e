"""What it would emit to carry a need's goods from a supplier to its place."""
