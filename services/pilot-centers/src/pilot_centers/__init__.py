"""Demonstration pilot centers: their life cycle and their updates."""
