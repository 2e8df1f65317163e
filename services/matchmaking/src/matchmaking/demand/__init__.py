"""What open needs ask of the suppliers of an economy and a sector, and of nobody alone."""
