"""What can go wrong. Every message says what was wrong, where, and what would be right."""

from __future__ import annotations


class MaillageError(Exception):
    """Base of everything that maillage raises."""

    # KeyError would show its message in quotes.
    __str__ = Exception.__str__


class InvalidInput(MaillageError, ValueError):
    """A value is not what the function accepts."""


class NotFound(MaillageError, KeyError):
    """A named thing does not exist."""


class Infeasible(MaillageError):
    """The constraints contradict each other: there is no solution."""


class LimitExceeded(MaillageError):
    """The question is larger than a stated limit."""


class Cancelled(MaillageError):
    """The caller asked a running computation to stop."""


class FileError(MaillageError, OSError):
    """A file cannot be read or written as asked."""
