"""What makes this service itself: its routes, tables, events, index."""

from pathlib import Path

from chassis.app import Background, Following, ServiceSpec

from matchmaking.alerts import background as alerts_background
from matchmaking.alerts import routes as alerts
from matchmaking.alerts import subscriptions as alerts_subscriptions
from matchmaking.base import Base
from matchmaking.certificates import routes as certificates
from matchmaking.certificates import subscriptions as certificates_subscriptions
from matchmaking.certificates import timers as certificates_timers
from matchmaking.claims import routes as claims
from matchmaking.demand import background as demand_background
from matchmaking.demand import routes as demand
from matchmaking.directory import subscriptions as directory
from matchmaking.documents import routes as documents
from matchmaking.duplicates import routes as duplicates
from matchmaking.exports import routes as exports
from matchmaking.exposure import routes as exposure
from matchmaking.gaps import routes as gaps
from matchmaking.imports import background as imports_background
from matchmaking.imports import routes as imports
from matchmaking.indicators import routes as indicators
from matchmaking.invitations import routes as invitations
from matchmaking.lookups import background as lookups_background
from matchmaking.markets import models as _  # noqa: F401  (a table that only SQL names)
from matchmaking.markets.live import LiveMarket
from matchmaking.matching import routes as matching
from matchmaking.members import routes as members
from matchmaking.needs import routes as needs
from matchmaking.needs import timers as needs_timers
from matchmaking.ownership import routes as ownership
from matchmaking.passports import routes as passports
from matchmaking.photos import routes as photos
from matchmaking.previews import routes as previews
from matchmaking.questions import routes as questions
from matchmaking.receipts import routes as receipts
from matchmaking.search import routes as search
from matchmaking.search.projection import PROJECTION, meaning
from matchmaking.settings import MatchmakingSettings
from matchmaking.standing import background as standing_background
from matchmaking.standing import routes as standing
from matchmaking.suppliers import routes as suppliers
from matchmaking.sweeping import background as sweeping_background
from matchmaking.verifications import routes as verifications

SPEC = ServiceSpec(
    name="matchmaking",
    package="matchmaking",
    base=Base,
    # Search and members come first: their paths would be taken for suppliers called "search"
    # and "mine".
    routers=[
        search.router,
        members.router,
        suppliers.router,
        certificates.router,
        claims.router,
        verifications.router,
        documents.router,
        duplicates.router,
        indicators.router,
        ownership.router,
        passports.router,
        photos.router,
        needs.router,
        invitations.router,
        questions.router,
        previews.router,
        matching.router,
        standing.router,
        gaps.router,
        demand.router,
        receipts.router,
        exposure.router,
        alerts.router,
        imports.router,
        exports.router,
    ],
    timers=[needs_timers.closing, certificates_timers.turning],
    subscriptions=[
        directory.cases,
        directory.initiatives,
        directory.centers,
        alerts_subscriptions.suppliers,
        certificates_subscriptions.suppliers,
    ],
    settings_class=MatchmakingSettings,
    migrations_path=Path(__file__).parents[2] / "migrations" / "versions",
    projection=lambda db, settings: LiveMarket("matchmaking", PROJECTION, db, settings, meaning()),
    background=[
        Background("alerts", alerts_background.run),
        Background("imports", imports_background.run),
        Background("standing", standing_background.run),
        Background("demand", demand_background.run),
        Background("sweeping", sweeping_background.run),
    ],
    following=[Following("lookups", lookups_background.run)],
    description="Green suppliers with their evidence, needs of buyers, and matches that explain "
    "themselves.",
)
