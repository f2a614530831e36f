"""The checks of a file, by subject: each registers itself with its code and what it weighs.

A new one is a function in the module of its subject, a file that shows the fault in tests/data/intake/fixtures, and Korean.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import Final

from data.intake.problem import SEVERITY, Problem, Severity
from data.intake.upload import Draft

Check = Callable[[Draft], Iterator[Problem]]
CHECKS: Final[dict[str, Check]] = {}
"""Every check by its code."""


def check(code: str, severity: Severity) -> Callable[[Check], Check]:
    """Register a function that yields what it finds in a draft, and write its code into each problem.

    Raises:
        ValueError: two checks have one code.
    """
    if code in SEVERITY:
        raise ValueError(f"there is a check of the code {code} already")

    def registered(look: Check) -> Check:
        @wraps(look)
        def found(draft: Draft) -> Iterator[Problem]:
            return (replace(problem, code=code) for problem in look(draft))

        SEVERITY[code] = severity
        CHECKS[code] = found
        return found

    return registered


for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(_module.name)
