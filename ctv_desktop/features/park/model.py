"""Sites, phases with their milestones, buildings, floors and units: drafts and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Area, Money
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity


class SiteDraft(SQLModel):
    """A park on its land."""

    name: str = Field(min_length=1, max_length=120)
    city: str = Field(default="", max_length=80)
    address: str = Field(default="", max_length=400)
    title_deed: str = Field(default="", max_length=200)
    notes: str = Field(default="", max_length=10_000)
    landlord_id: int | None = Field(default=None, foreign_key="landlord.id", index=True)
    fictitious: bool = Field(default=False)


class Site(SiteDraft, Identity, table=True):
    """A stored site."""

    __tablename__ = "site"
    folded: ClassVar[Mapping[str, str]] = {"name_key": "name"}
    name_key: str = Field(default="", index=True)


class PhaseDraft(SQLModel):
    """A phase of a site's construction."""

    site_id: int = Field(foreign_key="site.id", index=True)
    name: str = Field(min_length=1, max_length=120)


class Phase(PhaseDraft, Identity, table=True):
    """A stored phase."""

    __tablename__ = "phase"


class MilestoneDraft(SQLModel):
    """A milestone of a phase, planned and actual (DOMAIN.md §4.4)."""

    phase_id: int = Field(foreign_key="phase.id", index=True)
    kind: str = Field(max_length=40)
    planned: date | None = None
    actual: date | None = None


class Milestone(MilestoneDraft, Identity, table=True):
    """A stored milestone; one of each kind in a phase."""

    __tablename__ = "milestone"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("phase_id", "kind"),
        {"sqlite_autoincrement": True},
    )


class BuildingDraft(SQLModel):
    """A building of a site."""

    site_id: int = Field(foreign_key="site.id", index=True)
    phase_id: int | None = Field(default=None, foreign_key="phase.id", index=True)
    code: str = Field(min_length=1, max_length=20)
    name: str = Field(default="", max_length=120)
    state: str = Field(default="delivered", max_length=20)
    address: str = Field(default="", max_length=400)
    title_deed: str = Field(default="", max_length=200)


class Building(BuildingDraft, Identity, table=True):
    """A stored building; its code is unique within its site."""

    __tablename__ = "building"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("site_id", "code"),
        {"sqlite_autoincrement": True},
    )


class FloorDraft(SQLModel):
    """A floor of a building; level 0 is the ground floor."""

    building_id: int = Field(foreign_key="building.id", index=True)
    level: int = Field(default=0, ge=-20, le=200)
    label: str = Field(default="", max_length=60)
    gross_area: int = Area(0)


class Floor(FloorDraft, Identity, table=True):
    """A stored floor; its level is unique within its building."""

    __tablename__ = "floor"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("building_id", "level"),
        {"sqlite_autoincrement": True},
    )


class UnitDraft(SQLModel):
    """What can be let, or a common part. Areas in hundredths of m², rent in centimes a month."""

    floor_id: int = Field(foreign_key="floor.id", index=True)
    part_of_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    code: str = Field(min_length=1, max_length=40)
    name: str = Field(default="", max_length=120)
    kind: str = Field(default="office", max_length=40)
    usable_area: int = Area(0)
    common_share: int = Area(0)
    rentable_area: int = Area(0)
    area_method: str = Field(default="gla", max_length=20)
    asking_rent: int | None = Money(None, nullable=True)  # per m², or per item for desks, parking
    lettable_from: date | None = None
    equipment: str = Field(default="", max_length=2_000)


class Unit(UnitDraft, Identity, table=True):
    """A stored unit. `building_id` repeats its floor's, so that a code is unique in a building.

    One made by a split or merge exists from `made_on`; one that was split or merged exists until
    the day before `retired_on`: it is let no more, and its leases stay true.
    """

    __tablename__ = "unit"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("building_id", "code_key"),
        {"sqlite_autoincrement": True},
    )
    folded: ClassVar[Mapping[str, str]] = {"code_key": "code"}
    building_id: int = Field(foreign_key="building.id", index=True)
    code_key: str = Field(default="", index=True)
    made_on: date | None = None
    retired_on: date | None = None


class UnitLineage(Identity, table=True):
    """A unit that became another on a day, by split or merge: one row for each pair."""

    __tablename__ = "unit_lineage"
    old_id: int = Field(foreign_key="unit.id", index=True)
    new_id: int = Field(foreign_key="unit.id", index=True)
    on_day: date
    kind: str = Field(max_length=10)  # split or merge


UNIT_SEARCH = searched(
    "unit",
    "SELECT unit.id, unit.code || ' ' || unit.name || ' ' || building.code || ' ' || building.name"
    " || ' ' || floor.label || ' ' || site.name FROM unit JOIN floor ON floor.id = unit.floor_id"
    " JOIN building ON building.id = floor.building_id JOIN site ON site.id = building.site_id"
    " WHERE {ids}",
    floor="SELECT id FROM unit WHERE floor_id = :row",
    building="SELECT id FROM unit WHERE building_id = :row",
)
BUILDING_SEARCH = searched(
    "building",
    "SELECT building.id, building.code || ' ' || building.name || ' ' || site.name FROM building"
    " JOIN site ON site.id = building.site_id WHERE {ids}",
    site="SELECT id FROM building WHERE site_id = :row",
)
