"""`python -m knowledge serve|migrate|provision|export-contracts`."""

from chassis.app import main

from knowledge.app import SPEC

main(SPEC)
