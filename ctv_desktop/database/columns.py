"""Column types that cannot be wrong: centimes, hundredths of m², basis points, UTC moments."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, DateTime, Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


class Whole(TypeDecorator[int]):
    """A whole number of a small unit (centimes, hundredths of m²); floats are refused."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """Let only whole numbers through: a float would round money in silence."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"a whole number is needed here, not {value!r}")
        return value


class Moment(TypeDecorator[datetime]):
    """An instant, aware in Python, UTC in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC without a zone; a naive time is a mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a time without a zone cannot be stored")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


LARGEST = 99_999_999_999_999


def Money(default: Any = ..., *, nullable: bool = False, least: int = 0) -> Any:
    """A column of centimes, never negative unless `least` says so."""
    return Field(default=default, ge=least, le=LARGEST, sa_type=Whole, nullable=nullable)


def Area(default: Any = ..., *, nullable: bool = False) -> Any:
    """A column of hundredths of m², at most 10 000 000 m²."""
    return Field(default=default, ge=0, le=1_000_000_000, sa_type=Whole, nullable=nullable)


def Rate(default: Any = ..., *, most: int = 10_000) -> Any:
    """A column of basis points: 10,5 % is 1050."""
    return Field(default=default, ge=0, le=most, sa_type=Whole)


def When(default: Any = ..., *, nullable: bool = False) -> Any:
    """A column of an instant in UTC."""
    return Field(default=default, sa_type=Moment, nullable=nullable)


def raw(value: Any) -> Any:
    """A Python value as the database stores it, for the journal and for plain SQL."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


__all__ = ["LARGEST", "Area", "Date", "Moment", "Money", "Rate", "When", "Whole", "raw"]
