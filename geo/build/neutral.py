"""Areas whose status is disputed and that this dashboard leaves neutral: shapes of their own, part of no economy."""

from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

CRIMEA: Final = ("UP11", "UP20")  # the peninsula and its city, by FIPS code
SIACHEN: Final = "KAS"
WESTERN_SAHARA: Final = "SAH"


def with_neutral_areas(divisions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Divisions (columns code, fips, adm0_a3) with XX-... as the code of neutral areas, Western Sahara made whole."""
    divisions = divisions.copy()
    divisions.loc[divisions["fips"].isin(CRIMEA), "code"] = "XX-CRIMEA"
    divisions.loc[divisions["adm0_a3"] == SIACHEN, "code"] = "XX-SIACHEN"
    divisions.loc[divisions["adm0_a3"] == WESTERN_SAHARA, "code"] = "XX-WESTERN-SAHARA"
    return _with_western_sahara_whole(divisions)


def _with_western_sahara_whole(divisions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Natural Earth draws the part behind the berm only; the territory reaches the ocean, and 27.67 N in the north."""
    eastern = divisions[divisions["adm0_a3"] == WESTERN_SAHARA]
    west, south, east, north = eastern.total_bounds
    territory = shapely.box(west - 1, south - 1, east, north)
    held = divisions[(divisions["code"] == "MAR") & divisions.intersects(territory)]
    pieces = held.copy()
    pieces["code"] = "XX-WESTERN-SAHARA"
    pieces["geometry"] = held.intersection(territory)
    divisions.loc[held.index, "geometry"] = held.difference(territory)
    return pd.concat([divisions, pieces], ignore_index=True)
