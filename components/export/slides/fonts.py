"""The fonts of a slide, chosen so that Korean survives on every machine."""

from typing import Final

# Latin letters and digits: Arial, which every machine has, or a font of the very same widths (Liberation Sans), so that
# no line grows elsewhere. Hangul: Malgun Gothic, which comes with Windows and with Office for Mac; it is named for the
# East Asian letters and once more for the script, since programs look in different places. Where it is missing (Keynote,
# LibreOffice, Google Slides), `charset` -127 and `pitchFamily` 34 say Hangul and sans serif and the panose number says
# what it looks like, so that Apple SD Gothic Neo or Noto Sans CJK takes its place, and no serif or Chinese font. A Latin
# name alone would leave the choice for Hangul to chance. Each run names its language besides.
LATIN: Final = "Arial"
HANGUL: Final = "Malgun Gothic"
LOOKS: Final = 'panose="020B0503020000020004" pitchFamily="34" charset="-127"'
PART: Final = (
    f'<a:latin typeface="{LATIN}"/><a:ea typeface="{HANGUL}" {LOOKS}/><a:cs typeface=""/>'
    f'<a:font script="Hang" typeface="{HANGUL}"/>'
)
SCHEME: Final = (
    f'<a:fontScheme name="KRDS"><a:majorFont>{PART}</a:majorFont><a:minorFont>{PART}</a:minorFont></a:fontScheme>'
)
