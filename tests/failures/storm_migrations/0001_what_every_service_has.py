"""what every service has."""

import sqlalchemy as sa
from alembic import op
from chassis.db import NAMING
from chassis.tables import add_chassis_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

metadata = sa.MetaData(naming_convention=NAMING)
add_chassis_tables(metadata)


def upgrade() -> None:
    metadata.create_all(op.get_bind(), checkfirst=False)


def downgrade() -> None:
    metadata.drop_all(op.get_bind(), checkfirst=False)
