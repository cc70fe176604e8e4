"""Frozen records for what is declared before the first paint.

`dataclass(frozen=True)` writes and compiles six methods for each class: 0.4 ms each, a quarter of
the start for the sixty classes of a window. Here all classes share the same methods. Everything
else is as there; `dataclasses.fields`, `replace` and `asdict` take these records too.
"""

from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace

    __all__ = ["dataclass", "field", "replace"]
else:
    from operator import attrgetter

    def dataclass(*, frozen: bool) -> "Callable[[type], type]":
        """Make a class a frozen record; others are made by the standard library's `dataclass`."""
        assert frozen
        return _finished

    class field:  # noqa: N801 - takes the place of dataclasses.field
        """A default made anew for each record."""

        def __init__(self, *, default_factory: "Callable[[], Any]") -> None:
            self.make = default_factory

    def replace(record: Any, /, **changes: Any) -> Any:
        """A copy with some values changed."""
        names = type(record).__match_args__
        return type(record)(**{name: getattr(record, name) for name in names} | changes)

    class _Plan:
        """What the shared methods need to know of a class."""

        def __init__(self, cls: type) -> None:
            self.types: dict[str, Any] = {}
            self.defaults: dict[str, Any] = {}
            self.made: dict[str, Callable[[], Any]] = {}
            for base in reversed(cls.__mro__[1:]):
                if (plan := base.__dict__.get("_plan")) is not None:
                    self.types |= plan.types
                    self.defaults |= plan.defaults
                    self.made |= plan.made
            for name, kind in cls.__annotations__.items():
                self._add(cls, name, kind)
            self.names = tuple(self.types)
            self.all = frozenset(self.names)
            self.values = attrgetter(*self.names)

        def _add(self, cls: type, name: str, kind: Any) -> None:
            self.types[name] = kind
            default = cls.__dict__.get(name, field)
            if isinstance(default, field):
                self.made[name] = default.make
                delattr(cls, name)
            elif default is not field:
                self.defaults[name] = default

        def field(self, name: str) -> Any:
            from dataclasses import field

            if name in self.made:
                return field(default_factory=self.made[name])
            return field(default=self.defaults[name]) if name in self.defaults else field()

    def _finished(cls: type) -> type:
        cls._plan = plan = _Plan(cls)
        cls.__match_args__ = plan.names
        cls.__dataclass_fields__ = _Fields()
        for name, method in _METHODS.items():
            if name not in cls.__dict__ or (name == "__hash__" and cls.__hash__ is None):
                setattr(cls, name, method)
        return cls

    def _init(self: Any, /, *args: Any, **given: Any) -> None:
        plan, values = self._plan, self.__dict__
        values.update(plan.defaults)
        values.update(zip(plan.names, args, strict=False))
        values.update(given)
        for name, make in plan.made.items():
            if name not in values:
                values[name] = make()
        twice = given and not given.keys().isdisjoint(plan.names[: len(args)])
        if values.keys() != plan.all or twice or len(args) > len(plan.names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(plan.names)}")

    def _repr(self: Any) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._plan.names)
        return f"{type(self).__qualname__}({shown})"

    def _eq(self: Any, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        return self._plan.values(self) == self._plan.values(other)

    def _hash(self: Any) -> int:
        return hash(self._plan.values(self))

    def _set(self: Any, name: str, _value: object = None) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")

    _METHODS = {
        "__init__": _init,
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__setattr__": _set,
        "__delattr__": _set,
    }

    class _Fields:
        """What the standard library's functions ask of a dataclass, made when they do."""

        def __get__(self, _record: object, cls: type) -> Any:
            import dataclasses

            told = [(name, kind, cls._plan.field(name)) for name, kind in cls._plan.types.items()]
            return dataclasses.make_dataclass(cls.__name__, told).__dataclass_fields__
