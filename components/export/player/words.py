"""The words of the player's own: buttons, keys, what is read out."""

from i18n import _


def words() -> dict[str, str]:
    """By the names that the script knows them by, in the language in force."""
    return _buttons() | _keys() | _speaker() | _said()


def _buttons() -> dict[str, str]:
    return {
        "controls": _("Controls of the talk"),
        "previous": _("Back"),
        "next": _("Next"),
        "black": _("Black"),
        "full": _("Full screen"),
        "speaker": _("Speaker window"),
        "theme": _("Light or dark"),
        "help": _("Keys"),
        "close": _("Close"),
        "back": _("All stories"),
    }


def _keys() -> dict[str, str]:
    """What each key does, for the help; the keys themselves stand in the script."""
    return {
        "keys": _("Keys of the talk"),
        "onward": _("next step (also PageDown, space bar, a clicker)"),
        "backward": _("step before (also PageUp)"),
        "ends": _("first and last step"),
        "number": _("step of that number; 0 is step 10, two digits in a row one number"),
        "blackens": _("screen black, and back"),
        "switches": _("the other language"),
        "fills": _("full screen"),
        "opens": _("speaker window: note, next step, clock"),
        "turns": _("light or dark colours"),
        "leaves": _("leave full screen; then back to all stories"),
        "asks": _("this list"),
    }


def _speaker() -> dict[str, str]:
    return {
        "clock": _("Time of day"),
        "elapsed": _("Time spoken"),
        "restart": _("Start the time again"),
        "note": _("Note for the speaker"),
        "no note": _("No note for this step."),
        "limits": _("To be said with it"),
        "upcoming": _("Next step"),
        "last": _("This is the last step."),
        "is black": _("The screen is black."),
        "blocked": _("The browser did not open the speaker window. Allow windows of this page, then press N again."),
    }


def _said() -> dict[str, str]:
    """With `{n}` and `{all}` for the script to fill."""
    return {"step": _("Step {n} of {all}", n="{n}", all="{all}"), "end": _("Last step.")}
