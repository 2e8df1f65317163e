"""What a center tells the network: written by its editors, published to everybody."""
