"""Fills and lines as DrawingML."""

from typing import Final

from components.export.slides.box import emu
from components.export.slides.colours import rgb

DASHES: Final = {"dot": "sysDot", "dash": "dash", "dashdot": "dashDot", "solid": "solid"}
NO_FILL: Final = "<a:noFill/>"


def fill(colour: str | None) -> str:
    """One colour, or none."""
    seen = rgb(colour)
    return f'<a:solidFill><a:srgbClr val="{seen}"/></a:solidFill>' if seen else NO_FILL


def hatched(colour: str | None, *, ground: str | None = "backgroundColor") -> str:
    """Wide strokes rising to the right, as estimates are drawn everywhere."""
    ink, paper = rgb(colour) or rgb("grayTextColor"), rgb(ground) or rgb("backgroundColor")
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{ink}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{paper}"/></a:bgClr></a:pattFill>'
    )


def line(colour: str | None, width: float = 1, dash: str | None = None, *, arrow: bool = False) -> str:
    """A line in points; none where the colour can't be seen or the width is nothing."""
    if not rgb(colour) or not width:
        return f"<a:ln>{NO_FILL}</a:ln>"
    dashed = f'<a:prstDash val="{DASHES.get(dash, "dash")}"/>' if dash else ""
    head = '<a:tailEnd type="triangle"/>' if arrow else ""
    return f'<a:ln w="{emu(width)}">{fill(colour)}{dashed}<a:round/>{head}</a:ln>'
