"""The model of dbt, built by dbt itself in a DuckDB file."""

import shutil
import subprocess
import sys
from pathlib import Path

import cells
from base import csv_rows


def check(project, folder, expected):
    from recipes import printed, run

    dbt = Path(sys.executable).with_name("dbt")
    if not dbt.exists():
        return "skipped, since there is no program dbt"
    place = shutil.copytree(project, folder / "dbt")
    shutil.copy(folder / "payments.duckdb", place)
    printed(run(place / "write-model.sh", [], folder))
    built = subprocess.run([str(dbt), "--no-use-colors", "build"], cwd=place, capture_output=True, encoding="utf-8")
    if built.returncode != 0:
        raise RuntimeError(built.stdout + built.stderr)
    model = printed(run(folder / "bin" / "duckdb", ["-csv", "-nullvalue", "", place / "payments.duckdb", "FROM retention"], folder))
    compared = cells.compare("snapshot", csv_rows(expected), csv_rows(model))
    if compared.differences:
        raise RuntimeError("; ".join(compared.differences[:5]))
    return f"{compared.cells} cells equal"
