"""Dates as reports write them, and the days they mean.

`find_dates` tells what is written, `resolve` what it means for a day of publication. The two are apart because a day of
publication may be unknown, and then a relative date has words but no day.
"""

from tawthiq.language.dates.expression import DateExpression, Interval
from tawthiq.language.dates.grammar import find_dates
from tawthiq.language.dates.resolution import resolve

__all__ = ["DateExpression", "Interval", "find_dates", "resolve"]
