"""Boundaries, points and map classes. Nothing here is slow to import; geopandas is used by geo.build alone."""
