"""A cold start imports nothing slow that a page does not need."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Seconds of import on a small machine: geopandas 0.4, frictionless 0.2, plotly.express 0.2, sqlalchemy 0.2.
SLOW = ["geopandas", "shapely", "frictionless", "plotly.express", "xlsxwriter", "sqlalchemy", "matplotlib", "pytest"]
SLOW += [
    "ibis",
    "duckdb",
    "pysail",
    "pyspark",
]  # of the extra that counts records: no page needs them, installed or not
# Every page once, as a first reader opens it; the 3-D map is the one user of pydeck.
PROGRAM = """
import json, sys
from pathlib import Path
import dashboard
assert dashboard.app
from streamlit.testing.v1 import AppTest
failed, imported = [], {}
# Last the pages that ask the store for its versions and its stories.
for path in sorted(Path("pages").glob("*.py"), key=lambda path: path.stem in ("access", "changes", "data", "present")):
    at = AppTest.from_file("dashboard.py", default_timeout=60).run()
    if path.stem != "overview":
        at.switch_page(f"pages/{path.name}").run()
    failed += [path.stem] * bool(at.exception)
    imported[path.stem] = [name for name in json.loads(sys.argv[1]) if name in sys.modules]
print(json.dumps({"failed": failed, **{name: slow for name, slow in imported.items() if slow}}))
"""


def test_server_and_all_pages_run_without_the_slow_libraries() -> None:
    command = [sys.executable, "-c", PROGRAM, json.dumps(SLOW)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout.splitlines()[-1]) == {
        "failed": [],
        "access": ["sqlalchemy"],
        "changes": ["sqlalchemy"],
        "data": ["sqlalchemy"],
        "present": ["sqlalchemy"],
    }
