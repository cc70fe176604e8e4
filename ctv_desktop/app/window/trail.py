"""The way back and forward between the places and records visited."""

from collections.abc import Callable

Stop = tuple[str, str, int]  # screen, noun, id; a place without a record has no noun


class Trail:
    """Remembers where one was; Alt+Left and Alt+Right walk along it."""

    def __init__(self, visit: Callable[[Stop], object]) -> None:
        self._visit = visit
        self.stops: list[Stop] = []
        self.at = -1
        self._travelling = False

    @property
    def here(self) -> Stop | None:
        """Where one is."""
        return self.stops[self.at] if self.stops else None

    def remember(self, screen: str, noun: str, id: int) -> None:
        """Remember a stop; a record takes the place of the list it was chosen in."""
        stop = (screen, noun, id)
        if self._travelling or self.here == stop:
            return
        if noun and self.here is not None and self.here[:2] == (screen, ""):
            self.stops[self.at] = stop
            return
        del self.stops[self.at + 1 :]
        self.stops.append(stop)
        self.at = len(self.stops) - 1

    def travel(self, step: int) -> None:
        """Back or forward between the places and records visited."""
        wanted = self.at + step
        if not 0 <= wanted < len(self.stops):
            return
        self.at = wanted
        self._travelling = True
        try:
            self._visit(self.stops[wanted])
        finally:
            self._travelling = False

    def follow(self, before: "Trail") -> None:
        """Go on from where another window of this park was."""
        self.stops, self.at = before.stops, before.at
