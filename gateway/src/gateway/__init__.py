"""The one door: identity, keys, routing, one OpenAPI document, network-wide search."""
