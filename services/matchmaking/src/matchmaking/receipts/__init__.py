"""Match lists as they were given, with all that it takes to compute them again."""
