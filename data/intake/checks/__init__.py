"""The checks of a file, by subject: each registers itself with its code and what it weighs.

A new one is a function in the module of its subject, a file that shows the fault in tests/data/intake/fixtures, and Korean.
"""

import importlib
import pkgutil

from data.intake.checks.register import CHECKS, check

__all__ = ["CHECKS", "check"]

for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(_module.name)
