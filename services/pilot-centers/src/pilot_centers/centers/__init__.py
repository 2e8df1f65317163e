"""Demonstration pilot centers: nominated by an economy, endorsed by a forum, then at work."""
