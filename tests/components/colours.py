"""Contrast and colour blindness by the published formulas."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

# Machado, Oliveira, Fernandes (2009), severity 1.0, applied to linear light.
BLINDNESS: Final = {
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722])  # of linear red, green, blue
TO_XYZ: Final = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE: Final = np.array([0.95047, 1.0, 1.08883])  # D65


def linear(colour: str) -> Vector:
    """Linear red, green and blue, 0 to 1, of `#rrggbb` (sRGB)."""
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG contrast, 1 to 21."""
    low, high = sorted(float(LUMINANCE @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def difference_seen_with(blindness: str, one: str, other: str) -> float:
    """CIE 1976 difference (Lab) of two colours as a colour-blind reader sees them; 2 is just seen, 15 is plain."""
    matrix = BLINDNESS.get(blindness, np.eye(3))
    first, second = (_lab(np.clip(matrix @ linear(colour), 0, 1)) for colour in (one, other))
    return float(np.linalg.norm(first - second))


def _lab(light: Vector) -> Vector:
    ratios = TO_XYZ @ light / WHITE
    x, y, z = np.where(ratios > 0.008856, np.cbrt(ratios), (903.3 * ratios + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])
