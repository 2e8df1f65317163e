"""Figures of a supplier by year: one value of one criterion for each year."""
