"""Enterprises that offer: their products, certificates and claims."""
