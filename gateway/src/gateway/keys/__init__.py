"""API keys: issued, shown once, looked up, revoked."""
