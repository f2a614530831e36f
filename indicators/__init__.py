"""Pure functions of datasets, one topic a module; each indicator registers itself in `indicators.registry`.

A new one is a function in the module of its topic, its row of labels in data/indicators.csv, and a test.
"""

import importlib
import pkgutil

for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    importlib.import_module(_module.name)
