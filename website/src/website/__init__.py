"""The public pages of the network, rendered on the server."""
