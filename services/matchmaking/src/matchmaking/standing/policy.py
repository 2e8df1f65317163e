"""Who reads standing matches: the owner of the need alone, as with every list of its matches.

Migration 0009 says the same to PostgreSQL.
"""

from matchmaking.needs.policy import may_see_matches

__all__ = ["may_see_matches"]
