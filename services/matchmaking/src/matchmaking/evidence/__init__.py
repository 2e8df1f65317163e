"""What claims and certificates are worth: their strength, their amounts, their validity."""
