"""The figures that the event side of a service reports, by Prometheus' names."""

from prometheus_client import Counter, Gauge

from chassis.telemetry import REGISTRY

OUTBOX_DEPTH = Gauge(
    "gscnet_outbox_depth", "Events that are not sent yet.", ["service"], registry=REGISTRY
)
OUTBOX_LAG = Gauge(
    "gscnet_outbox_lag_seconds", "Age of the oldest unsent event.", ["service"], registry=REGISTRY
)
OUTBOX_REPUBLISHED = Counter(
    "gscnet_outbox_republished",
    "Events sent again because the stream lost some.",
    ["service"],
    registry=REGISTRY,
)
CONSUMER_LAG = Gauge(
    "gscnet_consumer_lag",
    "Events that a consumer has not fetched.",
    ["consumer"],
    registry=REGISTRY,
)
EVENTS_APPLIED = Counter(
    "gscnet_events_applied", "Events that took effect.", ["consumer"], registry=REGISTRY
)
DEAD_LETTERS = Counter(
    "gscnet_dead_letters", "Events that were put aside.", ["consumer"], registry=REGISTRY
)
IMPORT_FAULTS = Counter(
    "gscnet_import_faults",
    "Times that an import failed and will be tried again.",
    registry=REGISTRY,
)
LEFT_OUT = Counter(
    "gscnet_left_out",
    "Records whose content cannot be used where others are; the log names each.",
    ["kind"],
    registry=REGISTRY,
)
