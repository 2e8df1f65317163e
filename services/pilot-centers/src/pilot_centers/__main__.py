"""`python -m pilot_centers serve|migrate|provision|export-contracts`."""

from chassis.app import main

from pilot_centers.app import SPEC

main(SPEC)
