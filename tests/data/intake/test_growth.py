"""No text of a file keeps the check busy: work grows with the text, never with its square."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import product
from types import FunctionType, SimpleNamespace
from typing import Any, Final

import pytest

import data.intake
from data.intake import codes, headings, values
from data.intake.checks import tables
from data.intake.codes import FieldTitle, Labels
from data.intake.headings import Column, column, vocabulary
from data.intake.persons import _Cuts
from data.intake.problem import numbers
from data.intake.units import Unit
from data.package import package
from tests.growth import RUNS, TWICE, growth

RESOURCE: Final = package().resource("regional_training")
VOCABULARY: Final = vocabulary(RESOURCE)
CATEGORY: Final = next(field for field in RESOURCE["schema"]["fields"] if field["name"] == "category")
TEXTS: Final = ("text", "heading", "headings", "raw", "digits", "decoded", "letters", "word", "lines", "row", "told")
"""How the functions of this package call what a file says; other names of texts are names of the program."""
BESIDE: Final[dict[str, Any]] = {
    **{
        "whole": True,
        "scale": 1,
        "row": 1,
        "numbers": {},
        "number": "26",
        "kind": "provinces",
        "among": None,
        "compare": True,
        "adds_up": True,
        "cells": {"1,000"},
        "lacking": (),
    },
    **{
        "known": {},
        "region": True,
        "vocabulary": VOCABULARY,
        "delimiter": ",",
        "field": CATEGORY,
        "resource": RESOURCE,
    },
    **{
        "title": FieldTitle("regional_training", "category"),
        "choices": Labels("provinces", ("KR-26",)),
        "near": None,
        "provinces": ("KR-26",),
        "december": False,
        "unit": "people",
    },
    **{
        "allowed": tuple(codes.names("provinces").values()),
        "alike": 0.6,
        "offered": "",
        "position": 0,
        "last": 2,
        "above": ["1"],
    },
    **{"section": "000-0000-0000", "wanted": tables.DAY, "years": {2021}},
    **{
        "column": Column(position=0, heading="시도"),
        "limits": {"minimum": 5},
        "value": 1,
        "advice": None,
        "words": {"연도"},
    },
    "draft": SimpleNamespace(table=()),
    "read": partial(values.number, whole=True, scale=1, dash=None, unit="people"),
}
"""What the functions are given besides."""
STARTS: Final = ("", "(", "1", "2021", "2021-12-31", "2021년", "주", "자료", "notes", "단위", "'", "주민", "성", "a@")
PUMPS: Final = (
    *(" ", "\n", "(", "[", "(a", "a)", "1", "0", "1 ", "-", ".", ",", "*", "@", "a", "a.", "한", "계", "계 ", "010-"),
)
ENDS: Final = ("x", ")")
FIRST, LONG, DOUBLINGS, SUSPECTS = 100, 1_200, 3, 5


def nasty(start: str, pump: str, end: str, size: int) -> str:
    """A text of about `size` letters that tempts a search to go back."""
    return start + (pump * size)[:size] + end


SHAPES: Final = list(product(STARTS, PUMPS, ENDS))
PAIRED: Final = [(a, b, ENDS[(m + n) % len(ENDS)]) for m, a in enumerate(STARTS) for n, b in enumerate(PUMPS)]
"""Every start with every pump, and each end with half of them: the default run; all shapes are the sweep's."""


def functions() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Every function of the package that takes text of a file, with what it takes besides filled in."""
    for module in pkgutil.walk_packages(data.intake.__path__, "data.intake."):
        for name, found in vars(importlib.import_module(module.name)).items():
            plain = inspect.unwrap(found) if callable(found) and not isinstance(found, type) else None
            if isinstance(plain, FunctionType) and plain.__module__ == module.name and (takes := _takes(plain)):
                yield f"{module.name.removeprefix('data.intake.')}.{name}", takes


def _takes(function: Callable[..., object]) -> Callable[[str], object] | None:
    parameters = inspect.signature(function).parameters.values()
    given = next((one.name for one in parameters if one.name in TEXTS and one.annotation is str), None)
    others = [one for one in parameters if one.name != given and one.default is one.empty]
    if given is None:
        return None
    beside = {one.name: 1 if one.annotation is int else BESIDE[one.name] for one in others}
    return lambda text: function(**beside, **{str(given): text})


METHODS: Final[dict[str, Callable[[str], object]]] = {
    "vocabulary.field": VOCABULARY.field,
    "vocabulary.is_sum": VOCABULARY.is_sum,
    "vocabulary.dimension": VOCABULARY.dimension,
    "vocabulary.nearest": VOCABULARY.nearest,
    "units.Unit.scale": lambda text: Unit(text=text, row=1).scale,
    "problem.numbers": lambda text: list(numbers(text)),
    "persons, one letter a cell": lambda text: list(_Cuts().of(1, list(text))),
    "columns.column": lambda text: column(0, [text, "훈련인원"], vocabulary=VOCABULARY),
}
TAKING: Final = dict(functions()) | METHODS


def test_the_functions_that_take_text_are_found() -> None:
    assert {"problem.identifies", "problem.masked", "values.number", "units.in_line"} <= set(TAKING)


@pytest.mark.parametrize("shapes", [PAIRED, pytest.param(SHAPES, marks=pytest.mark.sweep)], ids=["pairs", "all"])
@pytest.mark.parametrize("name", TAKING)
def test_no_text_costs_more_than_in_proportion(name: str, shapes: list[tuple[str, str, str]]) -> None:
    """All shapes are tried with short texts, for a long one of the third power would not end; the worst ones with long texts."""
    worst = sorted(shapes, key=lambda shape: _grown(name, shape, small=FIRST, runs=2))[-SUSPECTS:]
    for small in (FIRST, LONG):
        for shape in worst:
            assert min(_grown(name, shape, small=small, runs=RUNS) for _ in range(3)) <= TWICE, shape


def _grown(name: str, shape: tuple[str, str, str], *, small: int, runs: int) -> float:
    def work(size: int) -> object:
        headings.plain_words.cache_clear()
        with suppress(ValueError):  # a damaged workbook
            return TAKING[name](nasty(*shape, size))
        return None

    return growth(work, small=small, doublings=DOUBLINGS, runs=runs)
