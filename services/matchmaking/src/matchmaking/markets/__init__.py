"""The suppliers as columns: what matching reads of all of them at once."""
