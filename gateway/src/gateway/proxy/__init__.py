"""Carries requests to the services: routing, header hygiene, limits, time-outs, cache."""
