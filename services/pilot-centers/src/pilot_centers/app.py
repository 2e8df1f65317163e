"""What this service is made of."""

from pathlib import Path

from chassis.app import ServiceSpec
from chassis.search.live import LiveIndex

from pilot_centers.base import Base
from pilot_centers.centers.routes import router as centers
from pilot_centers.search.projection import PROJECTION
from pilot_centers.search.routes import router as search
from pilot_centers.updates.routes import router as updates

SPEC = ServiceSpec(
    name="pilot-centers",
    package="pilot_centers",
    base=Base,
    routers=[centers, updates, search],
    subscriptions=[],
    migrations_path=Path(__file__).parents[2] / "migrations" / "versions",
    projection=lambda db, settings: LiveIndex("pilot-centers", PROJECTION, db, settings),
    description="Demonstration pilot centers: their life cycle, and what they tell the network.",
)
