"""The documentation of the API as people read it, without anything from elsewhere."""
