"""`python -m matchmaking serve`: runs the service; other verbs migrate, provision and export."""

from chassis.app import main

from matchmaking.app import SPEC

main(SPEC)
