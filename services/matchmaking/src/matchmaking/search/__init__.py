"""The index of suppliers: what is found, and why."""
