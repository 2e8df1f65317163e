"""Python client of the GSCNET API, generated from openapi/gateway.openapi.json."""
