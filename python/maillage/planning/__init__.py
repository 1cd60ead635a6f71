"""From a ranking to a dated programme: dates, slots, sessions, calendar files, and what-if questions."""
