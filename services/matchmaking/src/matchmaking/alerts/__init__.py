"""Saved searches, which of them a changed supplier meets, and what their owners are told."""
