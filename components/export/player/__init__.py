"""A story for the big screen in one HTML file: full screen, by keys, with a second window for the speaker."""

from components.export.player.player import player

__all__ = ["player"]
