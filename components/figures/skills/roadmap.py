"""The road map of HRD: what remains of the drawing, stages and programmes apart, without a line between them (I-21)."""

import pandas as pd

from components.figures import words
from components.figures.figure import Figure
from components.figures.skills.boxes import Group, drawn, told
from components.figures.table import Table
from data import labels
from i18n import _
from i18n.numbers import number
from indicators.dataset import Dataset
from indicators.indicator import Indicator


def roadmap(parts: Indicator, listed: Dataset) -> Figure:
    """Stages of a company and programmes, each as boxes; a stage carries a number only where the source prints one."""
    groups = [_group(listed, kind) for kind in ("stage", "programme")]
    return Figure(
        id="hrd-roadmap",
        title=_title(parts),
        subtitle=_("Stages of a company and programmes of the HRD road map, Korea, undated; order as in the copy"),
        spec=drawn(groups),
        alt=told(groups),
        rests_on=(parts,),
        lists=(listed,),
        table=_table(listed),
        says=(_("**No arrows:** the drawing that joined stages and programmes is lost."), *_notes(listed)),
    )


def _title(parts: Indicator) -> str:
    stages, programmes, known = (
        number(parts.value(category=name)) for name in ("stages", "programmes", "assigned_programmes")
    )
    if known == "0":
        return _(
            "{stages} stages and {programmes} programmes; which belongs to which is lost",
            stages=stages,
            programmes=programmes,
        )
    return _(
        "{stages} stages and {programmes} programmes; the stage of {known} programmes is known",
        stages=stages,
        programmes=programmes,
        known=known,
    )


def _group(listed: Dataset, kind: str) -> Group:
    names = tuple(_name(row.number, labels.text(row, "label")) for row in listed.where(kind=kind).rows)
    return Group(title=labels.word("roadmap_part", kind), names=names)


def _name(printed: float, name: str) -> str:
    return name if pd.isna(printed) else f"{number(printed)}. {name}"


def _notes(listed: Dataset) -> list[str]:
    """Notes, each once, with what they are about: by name, or all programmes together."""
    found: dict[str, list[str]] = {}
    for row in listed.rows:
        found.setdefault(labels.text(row, "note"), []).append(labels.text(row, "label"))
    whole = [labels.text(row, "label") for row in listed.where(kind="programme").rows]
    every = labels.word("roadmap_part", "programmes")
    return [f"**{every if names == whole else ', '.join(names)}:** {note}" for note, names in found.items() if note]


def _table(listed: Dataset) -> Table:
    rows = [
        {
            _("Entry"): labels.text(row, "label"),
            _("Part"): labels.word("roadmap_part", row.kind),
            _("Printed number"): "–" if pd.isna(row.number) else number(row.number),
            _("Note"): labels.text(row, "note"),
            _("Kind of figure"): words.kind(row),
        }
        for row in listed.rows
    ]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))
