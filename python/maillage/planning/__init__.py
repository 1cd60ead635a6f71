"""From a ranking to a dated programme: dates, slots, sessions, calendar files, and what-if questions."""

from maillage.planning.days_off import DayOff
from maillage.planning.result import Programme, WhatIf
from maillage.planning.sessions import Gain, Session
from maillage.planning.slots import Availability

__all__ = ["Availability", "DayOff", "Gain", "Programme", "Session", "WhatIf"]
