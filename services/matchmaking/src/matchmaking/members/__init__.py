"""The accounts that keep a profile, and those that the enterprise trusts with more of it."""
