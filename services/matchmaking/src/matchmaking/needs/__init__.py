"""What buyers look for, and by which criteria."""
