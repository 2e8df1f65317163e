"""Cases: how an enterprise solved something, with results as claims and a source."""
