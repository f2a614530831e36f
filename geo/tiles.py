"""A tile-grid map: every province the same size, about where it lies."""

from typing import Final

# (row from the north, column from the west)
TILES: Final[dict[str, tuple[int, int]]] = {
    "KR-28": (0, 0),
    "KR-11": (0, 1),
    "KR-41": (1, 1),
    "KR-42": (0, 2),
    "KR-44": (2, 0),
    "KR-50": (2, 1),
    "KR-43": (1, 2),
    "KR-47": (2, 2),
    "KR-30": (3, 1),
    "KR-45": (3, 0),
    "KR-27": (3, 2),
    "KR-31": (3, 3),
    "KR-29": (4, 1),
    "KR-46": (4, 0),
    "KR-48": (4, 2),
    "KR-26": (4, 3),
    "KR-49": (5, 0),
}
DOKDO: Final = (2, 3.2)
