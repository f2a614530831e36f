"""What makes a program repair a PowerPoint file, drop a part of it or misread it, found in the package itself.

Empty where there is nothing.
"""

import io
import math
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from posixpath import dirname, join, normpath
from typing import Any, Final

import openpyxl
from lxml import etree

RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES: Final = "[Content_Types].xml"
DECK: Final = "ppt/presentation.xml"
SLIDE: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}sldId"  # sections have one of the same name
TOLD: Final = "docProps/app.xml"
AXES: Final = ("{*}catAx", "{*}valAx", "{*}dateAx", "{*}serAx")
SAFE: Final = etree.XMLParser(resolve_entities=False, no_network=True)
Parts = dict[str, bytes]
Trees = dict[str, etree._Element]


def faults(content: bytes) -> list[str]:
    """Every fault of a PowerPoint file, a sentence each."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in dict.fromkeys(names)}
    found = [f"{name}: stands in the file {count} times" for name, count in Counter(names).items() if count > 1]
    trees: Trees = {}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(part, SAFE)
            except etree.XMLSyntaxError as error:
                found.append(f"{name}: is not XML ({error.msg})")
    for check in CHECKS:
        found += check(parts, trees)
    return found


def _types(parts: Parts, trees: Trees) -> list[str]:
    tree = trees.get(TYPES)
    if tree is None:
        return [f"{TYPES}: is missing"]
    counted = Counter(str(one.get("PartName") or one.get("Extension")) for one in tree)
    twice = [f"{TYPES}: {count} types are given for {name}" for name, count in counted.items() if count > 1]
    endings = {one.get("Extension", "").lower() for one in tree if one.tag.endswith("}Default")}
    named = {one.get("PartName", "") for one in tree if one.tag.endswith("}Override")}
    endings.discard("xml")  # says no more than that it is XML
    untyped = [name for name in parts if f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings]
    return (
        twice
        + [f"{name}: has no content type" for name in untyped if name != TYPES]
        + [f"{name[1:]}: has a content type, but is missing" for name in named if name[1:] not in parts]
    )


def _targets(parts: Parts, trees: Trees) -> list[str]:
    return [
        f"{name}: {one.get('Id')} leads to {one.get('Target')}, which is missing"
        for name, tree in trees.items()
        if name.endswith(".rels")
        for one in tree.iter(RELATIONS)
        if one.get("TargetMode") != "External" and _target(name, one.get("Target", "")) not in parts
    ]


def _references(parts: Parts, trees: Trees) -> list[str]:
    found = []
    for name, tree in trees.items():
        known = {one.get("Id") for one in _relations(name, trees)}
        used = {value for one in tree.iter() for key, value in one.attrib.items() if str(key).startswith(REFERENCE)}
        found += [
            f"{name}: names {value}, which it does not hold"
            for value in sorted(map(str, used - {""}))
            if value not in known
        ]
    return found


def _reached(parts: Parts, trees: Trees) -> list[str]:
    """A part that nothing leads to is carried along unseen: it may hold what was thought to be taken out."""
    found, waiting = {TYPES}, ["_rels/.rels"]
    while waiting:
        name = waiting.pop()
        if name in found or name not in parts:
            continue
        found.add(name)
        if name.endswith(".rels"):
            inner = [one for one in trees[name].iter(RELATIONS) if one.get("TargetMode") != "External"]
            waiting += [_target(name, one.get("Target", "")) for one in inner]
        else:
            waiting.append(join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels"))
    return [f"{name}: nothing leads to it" for name in parts if name not in found]


def _axes(parts: Parts, trees: Trees) -> list[str]:
    """Numbers of axes are not below nought (ISO 29500, xsd:unsignedInt), and each that is named is there."""
    found = []
    for name, tree in trees.items():
        named = {str(one.get("val")) for one in tree.iter("{*}axId", "{*}crossAx")}
        there = {str(one.find("{*}axId").get("val")) for kind in AXES for one in tree.iter(kind)}
        found += [f"{name}: an axis has the number {one}" for one in sorted(named) if not one.isdigit()]
        found += [f"{name}: names an axis {one}, which it does not have" for one in sorted(named - there)]
    return found


def _ids(parts: Parts, trees: Trees) -> list[str]:
    found = []
    for name, tree in trees.items():
        if name.startswith(
            ("ppt/slides/slide", "ppt/slideLayouts/slide", "ppt/slideMasters/slide", "ppt/notesSlides/n")
        ):
            counted = Counter(one.get("id") for one in tree.iter("{*}cNvPr"))
            found += [f"{name}: {count} shapes have the id {key}" for key, count in counted.items() if count > 1]
    return found


def _keys(parts: Parts, trees: Trees) -> list[str]:
    """Each relationship has a name of its own in its file, each slide and layout a number of its own in the deck."""
    found = []
    for name, tree in trees.items():
        if name.endswith(".rels"):
            counted = Counter(one.get("Id") for one in tree.iter(RELATIONS))
            found += [f"{name}: {count} relationships are called {key}" for key, count in counted.items() if count > 1]
    of_masters = ("{*}sldMasterId", "{*}sldLayoutId")
    for kinds in ((SLIDE,), of_masters):
        numbers = Counter(one.get("id") for tree in trees.values() for kind in kinds for one in tree.iter(kind))
        found += [f"{DECK}: {count} parts have the number {key}" for key, count in numbers.items() if key and count > 1]
    return found


def _notes(parts: Parts, trees: Trees) -> list[str]:
    """Notes without a master that the deck names are lost in Keynote, or the file is refused."""
    tree = trees.get(DECK)
    if tree is None:
        return [f"{DECK}: is missing"]
    masters = {one.get("Id") for one in _relations(DECK, trees) if str(one.get("Type")).endswith("/notesMaster")}
    listed = {one.get(f"{REFERENCE}id") for one in tree.iter("{*}notesMasterId")}
    there = any(name.startswith("ppt/notesSlides/") for name in parts)
    return [f"{DECK}: names no master of its notes"] if there and (not listed or listed != masters) else []


def _told(parts: Parts, trees: Trees) -> list[str]:
    """What the file says of itself: its form, its slides, their titles, and no other program."""
    tree, deck = trees.get(TOLD), trees.get(DECK)
    if tree is None or deck is None:
        return [f"{TOLD}: is missing"]
    said = {name: str(tree.findtext(f"{{*}}{name}")) for name in ("Application", "PresentationFormat", "Slides")}
    count, size = len(list(deck.iter(SLIDE))), next(deck.iter("{*}sldSz"))
    form = "16:9" if 9 * int(size.get("cx")) == 16 * int(size.get("cy")) else "4:3"
    titles = tree.findall("{*}TitlesOfParts/{*}vector/{*}lpstr")
    wrong = {
        f"says {said['Slides']} slides, there are {count}": said["Slides"] != str(count),
        f"says {said['PresentationFormat']}, the slides are {form}": form not in said["PresentationFormat"],
        f"names {said['Application']}, which did not make it": "PowerPoint" in said["Application"],
        f"lists {len(titles)} titles for a theme and {count} slides": len(titles) != count + 1,
    }
    return [f"{TOLD}: {what}" for what, holds in wrong.items() if holds]


def _layouts(parts: Parts, trees: Trees) -> list[str]:
    held = [tree for name, tree in trees.items() if name.startswith("ppt/slideLayouts/slide")]
    counted = Counter(str(one.get("name")) for tree in held for one in tree.iter("{*}cSld"))
    return [f"ppt/slideLayouts: {count} layouts are named {key}" for key, count in counted.items() if count > 1]


def _workbooks(parts: Parts, trees: Trees) -> list[str]:
    charts = [name for name in trees if name.startswith("ppt/charts/chart")]
    return [f"{name}: has no workbook" for name in charts if not any(_book(one) for one in _relations(name, trees))]


def _labels(parts: Parts, trees: Trees) -> list[str]:
    """A label outside its bar is not allowed in a stack."""
    return [
        f"{name}: labels stand outside the bars of a stack"
        for name, tree in trees.items()
        for plot in tree.iter("{*}barChart")
        if plot.find("{*}grouping").get("val") != "clustered"
        and any(one.get("val") == "outEnd" for one in plot.iter("{*}dLblPos"))
    ]


def _cells(parts: Parts, trees: Trees) -> list[str]:
    """The cells behind a chart hold what it draws: nothing where it has nothing, and no formula."""
    found = []
    for name, tree in trees.items():
        book = next((one for one in _relations(name, trees) if _book(one)), None)
        if name.startswith("ppt/charts/chart") and book is not None:
            content = parts.get(_target(join(dirname(name), "_rels", "x"), str(book.get("Target"))), b"")
            found += [f"{name}: {fault}" for fault in _against(tree, content)] if content else []
    return found


def _against(tree: etree._Element, content: bytes) -> list[str]:
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    found = [f"cell {cell.coordinate} is a formula" for cell in cells if cell.data_type == "f"]
    for numbers in tree.iter("{*}numRef"):
        sheet, area = str(numbers.findtext("{*}f")).rsplit("!", 1)
        held = [cell.value for row in sheets[sheet.strip("'")][area.replace("$", "")] for cell in _row(row)]
        drawn = {int(one.get("idx")): float(one.findtext("{*}v")) for one in numbers.iter("{*}pt")}
        found += [
            f"cell {place + 1} of {area} holds {value}, the chart {drawn.get(place)}"
            for place, value in enumerate(held)
            if not _same(value, drawn.get(place))
        ]
    return found


def _same(value: Any, drawn: float | None) -> bool:
    return value is drawn if value is None or drawn is None else math.isclose(value, drawn, rel_tol=1e-12)


def _row(row: Any) -> tuple[Any, ...]:
    return row if isinstance(row, tuple) else (row,)


def _noughts(parts: Parts, trees: Trees) -> list[str]:
    """A bar of nought whose label names no number: the figure is missing, and not nought."""
    found = []
    for name, tree in trees.items():
        for series in tree.iter("{*}ser"):
            labels = {one.find("{*}idx").get("val"): "".join(one.itertext()) for one in series.iter("{*}dLbl")}
            points = series.iterfind("{*}val//{*}pt")
            found += [
                f"{name}: draws 0 where it says “{labels[one.get('idx')]}”"
                for one in points
                if float(one.findtext("{*}v")) == 0 and re.search(r"^\D+$", labels.get(one.get("idx"), ""))
            ]
    return found


def _book(relation: etree._Element) -> bool:
    return str(relation.get("Type")).endswith("/package")


def _relations(name: str, trees: Trees) -> list[etree._Element]:
    tree = trees.get(join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels"))
    return [] if tree is None else list(tree.iter(RELATIONS))


def _target(name: str, target: str) -> str:
    """The part that a relationship leads to; targets are told from the folder of their holder."""
    return target[1:] if target.startswith("/") else normpath(join(dirname(dirname(name)), target))


CHECKS: Final[tuple[Callable[[Parts, Trees], list[str]], ...]] = (
    *(_types, _targets, _reached, _references, _ids, _keys, _layouts, _notes, _told),
    *(_workbooks, _axes, _cells, _noughts, _labels),
)
