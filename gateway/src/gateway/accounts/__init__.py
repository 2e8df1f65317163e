"""People and programs that have a name here, and their network-wide roles."""
