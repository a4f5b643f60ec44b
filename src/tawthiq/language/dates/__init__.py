"""Dates as reports write them, and the days they mean.

Each language finds what is written by itself (`arabic.dates`, `english.dates`); `resolve` tells what it means for a day
of publication. The two are apart because a day of publication may be unknown, and then a relative date has words but no
day.
"""

from tawthiq.language.dates.expression import DateExpression, Direction, Interval, Unit
from tawthiq.language.dates.resolution import resolve

__all__ = ["DateExpression", "Direction", "Interval", "Unit", "resolve"]
