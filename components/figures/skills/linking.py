"""HRD-Net integration and the job competency bank as one drawing of boxes; a line only where a sentence states the link."""

from typing import Any, Final

import pandas as pd

from components import theme
from components.figures import words
from components.figures.figure import Figure, Spec
from components.figures.skills.boxes import GAP, Canvas, Group, told, wrapped
from components.figures.table import Table
from data import labels
from i18n import _
from indicators.dataset import Dataset

# Linked to HRD-Net by a sentence: the first three by that of the bank (element `linkage`), the last by the aim of the
# integration (element `one_place`). Other systems and what comes out stand on the same slide, but their arrows are lost.
LINKED: Final = ("worknet", "employment_insurance", "q_net", "programmes_by_ministry")
SYSTEM: Final = "HRD-Net"
BESIDE: Final = ("processing", "output_participants", "output_performance")
HIGH: Final = 64  # pixels of a system's box


def linking(integration: Dataset, bank: Dataset) -> Figure:
    """Systems on the left, HRD-Net on the right, below it what the source lists without saying how it hangs together."""
    systems = _systems(integration)
    groups = [_group(integration, role) for role in BESIDE] + [_bank(bank)]
    linked = [labels.text(row, "label") for row in systems if row.element in LINKED]
    return Figure(
        id="hrdnet-linking",
        title=_("{linked} of {count} systems are said to be linked to HRD-Net", linked=len(linked), count=len(systems)),
        subtitle=_("Systems and information brought into HRD-Net, and the job competency bank, Korea, as planned"),
        spec=_spec(systems, bank, groups),
        alt=_("Lines join {names} to HRD-Net", names=", ".join(linked)) + f", {_diagnosis(bank)}. {told(groups)}",
        lists=(integration, bank),
        table=_table(integration, bank),
        says=_says(integration),
    )


def _systems(integration: Dataset) -> list[Any]:
    """Systems and information brought in, those with a stated link first."""
    return sorted(integration.where(role="input").rows, key=lambda row: row.element not in LINKED)


def _group(integration: Dataset, role: str) -> Group:
    names = tuple(labels.text(row, "label") for row in integration.where(role=role).rows)
    return Group(title=labels.word("hrdnet_role", role), names=names)


def _bank(bank: Dataset) -> Group:
    """Elements of the bank that have a place of their own beside the link."""
    names = tuple(_named(row) for row in bank.where(element=("information_system", "expansion")).rows)
    return Group(title=labels.word("topic", "competency_bank"), names=names)


def _named(row: Any) -> str:
    name = labels.word("competency_bank_element", row.element)
    return name if pd.isna(row.start) else _("{name}, from {start}", name=name, start=when(row.start))


def when(start: str) -> str:
    """A start as printed: 2024, 2023-09."""
    year, _dash, month = str(start).partition("-")
    return _("{month}/{year}", year=year, month=int(month)) if month else year


def _diagnosis(bank: Dataset) -> str:
    row = bank.where(element="linkage").rows[0]
    return _("Diagnosis of competency and matched training, from {start}", start=when(row.start))


def _spec(systems: list[Any], bank: Dataset, groups: list[Group]) -> Spec:
    canvas = Canvas()
    canvas.heading(labels.word("hrdnet_role", "input"))
    top, linked = canvas.y, sum(row.element in LINKED for row in systems)
    bottom = top + linked * (HIGH + GAP) - GAP
    canvas.box(f"<b>{SYSTEM}</b>", x=(0.56, 1.0), y=(top, bottom), color=theme.ACCENT, width=3)
    for row in systems:
        middle = canvas.y + HIGH / 2
        canvas.box(wrapped(labels.text(row, "label")), x=(0.0, 0.44), y=(canvas.y, canvas.y + HIGH))
        if row.element in LINKED:
            canvas.join((0.44, middle), (0.56, middle))
        canvas.y += HIGH + GAP
    canvas.join((0.78, bottom), (0.78, bottom + 2 * GAP))
    canvas.box(wrapped(_diagnosis(bank)), x=(0.56, 1.0), y=(bottom + 2 * GAP, canvas.y - GAP))
    for group in groups:
        canvas.group(group)
    return canvas.spec()


def _says(integration: Dataset) -> tuple[str, ...]:
    rows = integration.where(role=("aim", "coverage")).rows
    lines = _(
        "**A line** stands only where a sentence of the source states the link. Processing and results are listed "
        "there, but the arrows of the drawing are lost."
    )
    return (lines, *(f"**{labels.word('hrdnet_role', row.role)}:** {labels.text(row, 'label')}." for row in rows))


def _table(integration: Dataset, bank: Dataset) -> Table:
    rows = [_row(labels.text(row, "label"), labels.word("hrdnet_role", row.role), row) for row in integration.rows]
    bank_name = labels.word("topic", "competency_bank")
    rows += [_row(_named(row), bank_name, row) for row in bank.rows]
    return Table(frame=pd.DataFrame(rows).set_index(_("Entry")))


def _row(name: str, part: str, row: Any) -> dict[str, str]:
    stated = row.element in LINKED or row.element == "linkage"
    return {
        _("Entry"): name,
        _("Part"): part,
        _("Link to HRD-Net"): _("stated") if stated else _("not stated"),
        _("Note"): labels.text(row, "note"),
        _("Kind of figure"): words.kind(row),
    }
