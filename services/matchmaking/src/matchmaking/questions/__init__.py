"""What is not clear about a need, and what its owner answers to all alike."""
