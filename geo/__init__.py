"""Boundaries and points. Nothing here is slow to import; geopandas is used by geo.build alone."""
