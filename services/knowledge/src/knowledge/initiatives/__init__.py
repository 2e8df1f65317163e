"""Initiatives: laws, policies, programmes, finance schemes and what else economies undertake."""
