"""The address at which others reach this dashboard, where its operator has set one: for links and QR codes on slides."""

import os
from typing import Final

VARIABLE: Final = "DASHBOARD_ADDRESS"


def public_address() -> str | None:
    """Without a slash at its end; None where none is set or where it is no web address."""
    named = os.environ.get(VARIABLE, "").strip().rstrip("/")
    return named if named.startswith(("http://", "https://")) else None
