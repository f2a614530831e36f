"""Reading a bundled file: its checksum is compared first; a mismatch is explained by its schema."""

import io
from functools import cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from data.errors import ChecksumError, DataError
from data.package import ROOT, package, sha256
from indicators.dataset import Dataset

PANDAS_TYPES: Final = {"integer": "Int64", "number": "float64", "boolean": "boolean"}


@cache
def bundled(name: str, *, root: Path = ROOT) -> Dataset:
    """A bundled dataset, read once per process. Callers never change its table.

    Raises:
        UnknownNameError: no such dataset.
        ChecksumError: the file is not the one recorded, though its rows are valid.
        SchemaError: a row or column breaks the schema; names file, row and column.
        DataError: the file is missing.
    """
    resource = package(root).resource(name)
    path = root / resource["path"]
    if not path.is_file():
        raise DataError(f"{path.name}: the file is missing; restore it from the repository")
    content = path.read_bytes()
    if sha256(content) != resource["hash"]:
        _explain(root, name)
        raise ChecksumError(
            f"{path.name}: differs from the checksum in datapackage.json although every row fits the schema; "
            "restore the file, or record the change with `python -m data seal`"
        )
    return Dataset(name=name, table=read_table(content, resource["schema"]), version="0")


def read_table(content: bytes, schema: dict[str, Any]) -> pd.DataFrame:
    """A CSV in UTF-8 as a table with the types of its Table Schema; empty cells are missing values."""
    types = {field["name"]: PANDAS_TYPES.get(field["type"], "str") for field in schema["fields"]}
    return pd.read_csv(
        io.BytesIO(content),
        dtype=types,
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )


def _explain(root: Path, name: str) -> None:
    from data.schema_check import require_valid

    require_valid(root, name)
