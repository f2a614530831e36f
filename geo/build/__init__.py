"""Rebuilding the boundary files from Natural Earth: `python -m geo.build WORLD_MAP.gpkg`.

Natural Earth 1:10m is in the public domain. Debian's package `qgis-common` holds a copy that serves; QGIS itself
need not be installed: `apt-get download qgis-common && dpkg -x qgis-common*.deb copy`, then
`copy/usr/share/qgis/resources/data/world_map.gpkg`. geopandas and shapely are imported in this package only.
"""
