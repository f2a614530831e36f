"""What makes PowerPoint ask whether it should repair a file, found in the package itself. Empty where there is nothing."""

import io
import zipfile
from collections import Counter
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
REFERENCE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES: Final = "[Content_Types].xml"
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
    for check in (_types, _targets, _references, _ids, _layouts, _workbooks, _labels):
        found += check(parts, trees)
    return found


def _types(parts: Parts, trees: Trees) -> list[str]:
    tree = trees.get(TYPES)
    if tree is None:
        return [f"{TYPES}: is missing"]
    endings = {one.get("Extension", "").lower() for one in tree if one.tag.endswith("}Default")}
    named = {one.get("PartName", "") for one in tree if one.tag.endswith("}Override")}
    endings.discard("xml")  # says no more than that it is XML
    untyped = [name for name in parts if f"/{name}" not in named and name.rpartition(".")[2].lower() not in endings]
    return [f"{name}: has no content type" for name in untyped if name != TYPES] + [
        f"{name[1:]}: has a content type, but is missing" for name in named if name[1:] not in parts
    ]


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


def _ids(parts: Parts, trees: Trees) -> list[str]:
    found = []
    for name, tree in trees.items():
        if name.startswith(
            ("ppt/slides/slide", "ppt/slideLayouts/slide", "ppt/slideMasters/slide", "ppt/notesSlides/n")
        ):
            counted = Counter(one.get("id") for one in tree.iter("{*}cNvPr"))
            found += [f"{name}: {count} shapes have the id {key}" for key, count in counted.items() if count > 1]
    return found


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


def _book(relation: etree._Element) -> bool:
    return str(relation.get("Type")).endswith("/package")


def _relations(name: str, trees: Trees) -> list[etree._Element]:
    tree = trees.get(join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels"))
    return [] if tree is None else list(tree.iter(RELATIONS))


def _target(name: str, target: str) -> str:
    """The part that a relationship leads to; targets are told from the folder of their holder."""
    return target[1:] if target.startswith("/") else normpath(join(dirname(dirname(name)), target))
