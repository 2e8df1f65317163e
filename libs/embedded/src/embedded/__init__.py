"""PostgreSQL and nats-server from their wheels, on one machine, without containers."""
