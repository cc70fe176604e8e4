"""Condition reports with their premises, persons, keys, meters, elements and photos."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from ctv_desktop.database.columns import Money, Whole
from ctv_desktop.database.meanings import means
from ctv_desktop.database.search import searched
from ctv_desktop.database.tables import Identity
from ctv_desktop.values.say import say

means("signed survey is kept", say("A signed report no longer changes."))
means("survey issued", say("This report was issued: its signature stays as it is."))
MOST = 999_999_999_999  # thousandths: no meter has more than nine digits before the point


class SurveyDraft(SQLModel):
    """A condition report of the premises of a lease; one at exit is compared with one at entry."""

    lease_id: int = Field(foreign_key="lease.id", index=True)
    kind: str = Field(max_length=10)
    entry_id: int | None = Field(default=None, foreign_key="survey.id", index=True)
    day: date
    reservations: str = Field(default="", max_length=10_000)
    remarks: str = Field(default="", max_length=10_000)


class Survey(SurveyDraft, Identity, table=True):
    """A stored report, numbered within its lease by kind; signed, it no longer changes.

    `due` is what the tenant bears before VAT, in centimes: computed with every save.
    """

    __tablename__ = "survey"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("lease_id", "kind", "number"),
        {"sqlite_autoincrement": True},
    )
    number: int
    reference: str = Field(max_length=50, unique=True)
    signed: bool = Field(default=False)
    signed_on: date | None = None
    due: int = Money(0)


class SurveyUnit(Identity, table=True):
    """A unit that a report describes."""

    __tablename__ = "survey_unit"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("survey_id", "unit_id"),
        {"sqlite_autoincrement": True},
    )
    survey_id: int = Field(foreign_key="survey.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)


class PersonDraft(SQLModel):
    """Someone present: for whom, and in which capacity."""

    side: str = Field(default="landlord", max_length=10)
    name: str = Field(min_length=1, max_length=200)
    capacity: str = Field(default="", max_length=200)


class SurveyPerson(PersonDraft, Identity, table=True):
    """A stored person."""

    __tablename__ = "survey_person"
    survey_id: int = Field(foreign_key="survey.id", index=True)


class KeyDraft(SQLModel):
    """Keys or badges of one kind: how many were handed over, how many came back.

    `cost` in centimes before VAT is that of what is missing.
    """

    kind: str = Field(default="key", max_length=10)
    what: str = Field(default="", max_length=200)
    given: int = Field(default=0, ge=0, le=100_000)
    returned: int | None = Field(default=None, ge=0, le=100_000)
    cost: int = Money(0)


class SurveyKey(KeyDraft, Identity, table=True):
    """Stored keys."""

    __tablename__ = "survey_key"
    survey_id: int = Field(foreign_key="survey.id", index=True)


class MeterDraft(SQLModel):
    """What a meter showed, in thousandths; one of the park's own, or another."""

    meter_id: int | None = Field(default=None, foreign_key="meter.id", index=True)
    kind: str = Field(default="electricity", max_length=20)
    serial: str = Field(default="", max_length=60)
    counter: int = Field(ge=0, le=MOST, sa_type=Whole)


class SurveyMeter(MeterDraft, Identity, table=True):
    """A stored reading of a report."""

    __tablename__ = "survey_meter"
    survey_id: int = Field(foreign_key="survey.id", index=True)


class ItemDraft(SQLModel):
    """An element of a room: its state, at exit beside its state at entry; `cost` in centimes.

    `element` is a code of the list or a word of one's own. `wear` in basis points takes the place
    of the rule where it is typed.
    """

    room: str = Field(min_length=1, max_length=120)
    element: str = Field(min_length=1, max_length=120)
    entry_state: str = Field(default="", max_length=10)
    entry_remark: str = Field(default="", max_length=500)
    state: str = Field(default="", max_length=10)
    remark: str = Field(default="", max_length=500)
    cost: int = Money(0)
    wear: int | None = Field(default=None, ge=0, le=10_000, sa_type=Whole)


class SurveyItem(ItemDraft, Identity, table=True):
    """A stored element in its order; `worn` and `due` follow from the rules."""

    __tablename__ = "survey_item"
    __table_args__: ClassVar[Any] = (
        Index("survey_item_order", "survey_id", "place"),
        {"sqlite_autoincrement": True},
    )
    survey_id: int = Field(foreign_key="survey.id")
    place: int
    worn: int = Field(default=0, ge=0, le=10_000, sa_type=Whole)
    due: int = Money(0)


class PhotoDraft(SQLModel):
    """A photo of an element: its bytes lie with the files of the park, upright and made smaller.

    `small` is the hash of what is printed and shown in rows.
    """

    name: str = Field(default="", max_length=200)
    caption: str = Field(default="", max_length=120)
    digest: str = Field(min_length=64, max_length=64)
    small: str = Field(min_length=64, max_length=64)
    width: int = Field(ge=1)
    height: int = Field(ge=1)


class SurveyPhoto(PhotoDraft, Identity, table=True):
    """A stored photo."""

    __tablename__ = "survey_photo"
    survey_id: int = Field(foreign_key="survey.id", index=True)
    item_id: int = Field(foreign_key="survey_item.id", index=True)
    place: int


SURVEY_SEARCH = searched(
    "survey",
    "SELECT survey.id, survey.reference || ' ' || tenant.legal_name || ' ' || coalesce((SELECT"
    " group_concat(unit.code, ' ') FROM survey_unit JOIN unit ON unit.id = survey_unit.unit_id"
    " WHERE survey_unit.survey_id = survey.id), '') FROM survey"
    " JOIN lease ON lease.id = survey.lease_id JOIN tenant ON tenant.id = lease.tenant_id"
    " WHERE {ids}",
    tenant="SELECT survey.id FROM survey JOIN lease ON lease.id = survey.lease_id"
    " WHERE lease.tenant_id = :row",
    survey_unit="SELECT survey_id FROM survey_unit WHERE id = :row",
    unit="SELECT survey_id FROM survey_unit WHERE unit_id = :row",
)
