"""The examples in the docstrings of everything public give what they show."""

from __future__ import annotations

import doctest
import inspect
from typing import TYPE_CHECKING

import maillage as ml
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def documented() -> Iterator[tuple[str, str]]:
    """Names and docstrings of the public functions and classes, and of the members of the classes."""
    for name in ml.__all__:
        thing = getattr(ml, name)
        if isinstance(thing, str):
            continue
        yield name, inspect.getdoc(thing) or ""
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_"):
                    yield f"{name}.{member}", inspect.getdoc(value) or ""


@pytest.mark.parametrize(("name", "text"), [case for case in documented() if ">>>" in case[1]])
def test_example(name: str, text: str) -> None:
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    results = doctest.DocTestRunner(optionflags=OPTIONS).run(test)
    assert results.failed == 0
    assert results.attempted > 0


@pytest.mark.parametrize("name", [name for name, text in documented() if not text.strip()])
def test_everything_public_is_documented(name: str) -> None:
    pytest.fail(f"{name} has no docstring")
