"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH = 6371.0
"""Mean radius in kilometres."""


class Point(Protocol):
    """Anything with a position: WGS 84 degrees."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""


def kilometres(here: Point, there: Point) -> float:
    """The great-circle distance of two points."""
    south, north = radians(here.lat), radians(there.lat)
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin(radians(there.lon - here.lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))
