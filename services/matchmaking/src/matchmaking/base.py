"""The declarative base of this service's tables."""

from chassis.db import NAMING
from chassis.tables import add_chassis_tables
from chassis.timers import timers_table
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)


add_chassis_tables(Base.metadata)
timers_table(Base.metadata)
