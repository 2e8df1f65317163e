"""Suppliers ranked for a need, each with what is proven, claimed, unknown and missing."""
