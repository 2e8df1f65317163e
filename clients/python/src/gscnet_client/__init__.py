"""Generated from openapi/gateway.openapi.json by tools/generate_clients.py."""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
