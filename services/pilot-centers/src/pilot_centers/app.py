"""What this service is made of."""

from pathlib import Path

from chassis.app import ServiceSpec

from pilot_centers.base import Base
from pilot_centers.centers.routes import router as centers
from pilot_centers.updates.routes import router as updates

SPEC = ServiceSpec(
    name="pilot-centers",
    package="pilot_centers",
    base=Base,
    routers=[centers, updates],
    subscriptions=[],
    migrations_path=Path(__file__).parents[2] / "migrations" / "versions",
    description="Demonstration pilot centers: their life cycle, and what they tell the network.",
)
