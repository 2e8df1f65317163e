"""Certificates: what is written on them, what checks say of them, and when they end."""
