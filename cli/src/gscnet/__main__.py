"""`python -m gscnet` is the same as `gscnet`."""

from gscnet.main import run

run()
