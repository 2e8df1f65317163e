"""What every service needs and none may vary."""
