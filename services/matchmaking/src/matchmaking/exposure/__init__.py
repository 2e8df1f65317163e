"""How often suppliers were shown on a first page, and to whom that falls."""
