"""Profiles that may be of one enterprise: found, asked about, merged, and split again."""
