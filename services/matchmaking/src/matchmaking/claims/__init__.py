"""What becomes of a claim after it was made: it can be taken back."""
