"""What is read of Natural Earth: shapes and codes, never a name."""

from pathlib import Path
from typing import Final

import geopandas as gpd

STATES: Final = "states_provinces"
COUNTRIES: Final = "countries"
CODES: Final = ["iso_a2", "adm0_a3", "gu_a3", "fips"]


def states(package: Path) -> gpd.GeoDataFrame:
    """First-level divisions of the world in degrees, with the columns CODES."""
    return gpd.read_file(package, layer=STATES, columns=CODES)


def iso3_by_iso2(package: Path) -> dict[str, str]:
    """ISO 3166-1 alpha-3 codes by alpha-2 code, where Natural Earth has both."""
    table = gpd.read_file(package, layer=COUNTRIES, columns=["iso_a2", "ISO_A3"], ignore_geometry=True)
    known = table[table["ISO_A3"].str.fullmatch("[A-Z]{3}", na=False)]
    return dict(zip(known["iso_a2"], known["ISO_A3"], strict=True))
