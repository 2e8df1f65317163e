"""What matchmaking keeps of other services: cases, initiatives that help, pilot centers."""
