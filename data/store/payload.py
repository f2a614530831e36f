"""The rows of a version as they are kept: compressed CSV, typed by the schema when they are read."""

import csv
import zlib
from typing import Any

import pandas as pd

from data.bundled import PANDAS_TYPES, bundled, read_table
from data.store.errors import UnfitTableError
from i18n import _


def packed(table: pd.DataFrame) -> bytes:
    """The rows, compressed."""
    # Quoted throughout: pandas leaves a lone carriage return without quotes and would read it as the end of a row.
    text = table.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return zlib.compress(text.encode("utf-8"))


def unpacked(content: bytes, resource: dict[str, Any]) -> pd.DataFrame:
    """The rows again, as they were; a column that the schema has gained since is empty."""
    table = read_table(zlib.decompress(content), resource["schema"])
    return typed(table, resource)


def typed(table: pd.DataFrame, resource: dict[str, Any]) -> pd.DataFrame:
    """The columns of the schema, in its order and with its types."""
    fields = resource["schema"]["fields"]
    ordered = table.reindex(columns=[field["name"] for field in fields]).reset_index(drop=True)
    return ordered.astype({field["name"]: PANDAS_TYPES.get(field["type"], "str") for field in fields})


def require_fit(table: pd.DataFrame, resource: dict[str, Any]) -> None:
    """Let rows pass that can be told apart and put in their scopes; what cells may hold was checked before.

    Raises:
        UnfitTableError: no rows, an unknown column or province, an empty key, the same key twice.
    """
    key = resource["schema"]["primaryKey"]
    unknown = sorted(set(table.columns) - {field["name"] for field in resource["schema"]["fields"]})
    if table.empty:
        raise UnfitTableError(_("The file has no rows to publish."))
    if unknown:
        raise UnfitTableError(
            _("Unknown columns: {columns}. Keep only those of the template.", columns=", ".join(unknown))
        )
    if missing := [name for name in key if name not in table or table[name].isna().any()]:
        raise UnfitTableError(_("Some rows have no {columns}. Fill them in.", columns=", ".join(missing)))
    if table.duplicated(key).any():
        raise UnfitTableError(_("Some rows have the same {columns}. Keep one of them.", columns=", ".join(key)))
    if "province" in key and (codes := sorted(set(table["province"]) - set(bundled("provinces").table["code"]))):
        raise UnfitTableError(
            _("Unknown provinces: {provinces}. Use the codes of the template.", provinces=", ".join(codes))
        )
