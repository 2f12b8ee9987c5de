"""Where the keys and values of an outline stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefsmith.spans import LineIndex, Place, Span

#: The way to a value: keys of mappings and indexes of lists, from the root.
Path = tuple[str | int, ...]


class Places(Mapping[Path, Place]):
    """Places made from spans when they are asked for: few of them ever are."""

    def __init__(self, lines: LineIndex, spans: Mapping[Path, tuple[int, int]]) -> None:
        self._lines = lines
        self._spans = spans

    def __getitem__(self, path: Path) -> Place:
        return self._lines.place(Span(*self._spans[path]))

    def __iter__(self) -> Iterator[Path]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)


@dataclass(frozen=True)
class Located:
    """The places of one outline, and which of them to show for what is wrong."""

    file: str
    places: Mapping[Path, Place]
    key_places: Mapping[Path, Place]

    def value(self, path: Path) -> Place:
        """The place of a value; that of its key where there is nothing to show of the value."""
        found = self.places.get(path)
        if found is None or (found.line, found.column) == (found.end_line, found.end_column):
            return self.key(path)
        return found

    def key(self, path: Path) -> Place:
        """The place of a key; for an item of a list, the place where the item begins."""
        for length in range(len(path), 0, -1):
            found = self.key_places.get(path[:length])
            if found is not None and (length == len(path) or not isinstance(path[-1], int)):
                return found
            if length == len(path) and path in self.places:
                return _beginning(self.places[path])
        return _beginning(self.places.get((), Place(self.file)))


def _beginning(place: Place) -> Place:
    """The first line of a place, as far as it is known without the text."""
    if place.line == place.end_line:
        return place
    return Place(place.file, place.line, place.column, place.line, place.column + 1)
