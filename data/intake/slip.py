"""Slips of scale: a number that is about 1,000 or 10,000 times another one, as 천 and 만 make it."""

from typing import Final

import numpy as np
import pandas as pd

FACTORS: Final = (1_000, 10_000)
# Half a power of ten: a real change, or a province that trains three times its share, stays within it.
NEAR: Final = 10**0.5


def slip(values: "pd.Series[float]", references: "pd.Series[float]") -> "pd.Series[float]":
    """The factor that a value is off by (10,000, 1,000, 0.001, 0.0001), or empty where it is none of them."""
    ratios = values.astype("float64") / references.astype("float64").where(references > 0)
    found = pd.Series(np.nan, index=values.index)
    for factor in FACTORS:
        for wanted in (factor, 1 / factor):
            found = found.mask(ratios.between(wanted / NEAR, wanted * NEAR), wanted)
    return found
