"""One search over the whole network: every service is asked at once, whoever answers counts."""
