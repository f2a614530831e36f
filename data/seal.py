"""Recording the checksums of the bundled files after they were changed on purpose."""

import json
from pathlib import Path

from data.errors import DataError
from data.package import ROOT, sha256
from data.schema_check import require_valid


def seal(root: Path = ROOT) -> str:
    """Check every file against its schema, then write its checksum and size into datapackage.json.

    Raises:
        SchemaError: a file breaks its schema; nothing is written then.
        DataError: a file is missing; nothing is written then.
    """
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    for resource in descriptor["resources"]:
        file = root / resource["path"]
        if not file.is_file():
            raise DataError(f"{file.name}: the file is missing; restore it from the repository")
        require_valid(root, resource["name"])
        content = file.read_bytes()
        resource |= {"hash": sha256(content), "bytes": len(content)}
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return f"{len(descriptor['resources'])} files sealed"
