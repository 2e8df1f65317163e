"""Claims and certificates of a few suppliers, to explain what was decided by columns."""
