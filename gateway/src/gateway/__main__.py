"""`python -m gateway serve|migrate|provision|export-contracts|register|seed-demo`."""

import sys

from gateway.commands import main

main(sys.argv[1:])
