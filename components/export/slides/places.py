"""Where the parts of a slide stand: 16:9, 960 by 540 points."""

from typing import Final

from components.export.slides.box import Box

SLIDE: Final = Box(0, 0, 960, 540)
TITLE: Final = Box(52, 22, 868, 66)
ACCENT: Final = Box(40, 28, 4, 54)
SUBTITLE: Final = Box(52, 88, 868, 36)
WHOLE: Final = Box(40, 132, 880, 318)
PICTURE: Final = Box(40, 132, 606, 318)
BESIDE: Final = Box(666, 132, 254, 318)
RULE: Final = Box(40, 460, 880, 0.75)
SOURCE: Final = Box(40, 465, 790, 36)
FOOTER: Final = Box(40, 504, 720, 18)
NUMBER: Final = Box(770, 504, 60, 18)
CODE: Final = Box(848, 464, 72, 72)

# Numbers of the placeholders, the same in every layout, so that a slide keeps its contents when the layout changes.
SUBTITLE_AT: Final = 13
PICTURE_AT: Final = 14
SOURCE_AT: Final = 15
BESIDE_AT: Final = 16
FOOTER_AT: Final = 11
NUMBER_AT: Final = 12
