"""What the audit is told of those who are refused: of nobody we know not all of a storm."""

from typing import Any, Final

from components.door.pace import Pace
from data.store.actor import SIGN_IN, Actor

TOLD: Final = Pace(20)  # of each act: nobody fills the audit who cannot sign in


def is_told(act: str, *, known: bool) -> bool:
    """Whether the audit is told of somebody's refusal: always of who is known, of nobody's not of all of a storm."""
    return known or TOLD.allows(act)


def tell(act: str, address: str, details: dict[str, Any]) -> bool:
    """Tell the audit that nobody we know was refused, but not of all of a storm; whether it was told."""
    from data.store.audit import told

    if not TOLD.allows(act):
        return False
    told(Actor(name="nobody", role="reader", via=SIGN_IN, origin=address), act, details, outcome="refused")
    return True
