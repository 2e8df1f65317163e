"""What is kept for a while only, for how long, and its removal."""
