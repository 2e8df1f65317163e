"""What matchmaking keeps of other services: the published cases that name an enterprise."""
