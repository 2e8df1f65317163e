"""What of a supplier is proven, claimed and unknown, at an address that can be printed."""
