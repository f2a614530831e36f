"""A story, or any picture or table by itself, as PowerPoint slides of native charts, shapes and tables."""

from components.export.slides.faults import faults
from components.export.slides.pages import deck, single

__all__ = ["deck", "faults", "single"]
