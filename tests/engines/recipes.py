"""Runs the recipes of `examples/engines` for one engine, by the engine's own client where there is one here, and compares what each prints
with the report of the same rows; then with clients that fail, after which no recipe may succeed."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import engine_spark
import recipe_dbt
import recipe_job
from base import QueryFailed, csv_rows, csv_text, quoted
from compare import RETAIN, half, periods_of, retain
from engine_trino import java
from rows import Column

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
PAYMENTS = EXAMPLES / "payments.csv"
COLUMNS = [Column("customer", "text"), Column("date", "date"), Column("country", "text"), Column("amount", "decimal")]
# What cannot run here: its client is one that prints a result, so that the script is run and not the query.
NOT_HERE = {"bigquery": "bq", "snowflake": "snow"}


class Missing(Exception):
    """What a recipe needs and this machine lacks."""


class Client(NamedTuple):
    name: str
    place: dict = {}  # what tells it, in its environment, where the engine is
    delimiter: str = ","


def program(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def client_of_postgresql(engine, folder):
    return Client("psql", {"PGHOST": engine.work, "PGUSER": "postgres"})


def client_of_sqlite(engine, folder):
    (folder / "payments.db").symlink_to(engine.file)
    return Client("sqlite3")


def client_of_duckdb(engine, folder):
    duckdb = Path(sys.executable).with_name("duckdb")
    if not duckdb.exists():
        raise Missing("no program duckdb")
    # The program may be older than the library, whose newest files it cannot read.
    engine.execute(f"ATTACH '{folder / 'payments.duckdb'}' AS file (STORAGE_VERSION 'v1.2.0')")
    engine.execute("CREATE TABLE file.payments AS FROM payments")
    engine.execute("DETACH file")
    program(folder / "bin" / "duckdb", f"exec '{duckdb}' \"$@\"")
    return Client("duckdb")


def client_of_clickhouse(engine, folder):
    # One process alone may have the tables open.
    engine.stop()
    program(folder / "bin" / "clickhouse-client", f"exec '{sys.executable}' '{HERE}/clickhouse_client.py' '{engine.work}' \"$@\"")
    return Client("clickhouse-client")


def client_of_spark(engine, folder):
    # The session of the adapter has all cores: spark-sql has one of its own.
    engine.disconnect()
    settings = {**engine.settings, "spark.sql.catalogImplementation": "in-memory"}
    (folder / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()), encoding="utf-8")
    typed = ", ".join(f"{quoted(column.name, '`')} {engine_spark.TYPES[column.kind]}" for column in COLUMNS)
    table = f"CREATE TEMPORARY VIEW payments ({typed}) USING csv OPTIONS (path '{PAYMENTS}', header 'true', mode 'FAILFAST');"
    (folder / "tables.sql").write_text(table + "\n", encoding="utf-8")
    program(folder / "bin" / "spark-sql", f"exec '{engine.program.with_name('spark-sql')}' -i '{folder}/tables.sql' \"$@\"")
    return Client("spark-sql", {"SPARK_CONF_DIR": folder, "MASTER": f"spark://127.0.0.1:{engine.port}"}, "\t")


def client_of_trino(engine, folder):
    jar = next(Path(os.environ.get("TRINO_CLI", "build/engines/trino-cli")).resolve().glob("trino-cli-*.jar"), None)
    if not jar:
        raise Missing("no jar of Trino's client")
    program(folder / "bin" / "trino", f"exec '{java()}' -jar '{jar}' \"$@\"")
    return Client("trino", {"TRINO_SERVER": engine.server})


def run(script, arguments, folder, place=None, first=None):
    """A recipe, with the programs of a folder before all others."""
    path = os.pathsep.join(str(part) for part in (first, folder / "bin", os.environ["PATH"]) if part)
    environment = {**os.environ, "RETAIN": RETAIN, "PATH": path, **{name: str(value) for name, value in (place or {}).items()}}
    return subprocess.run(
        [str(script), *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )


def printed(done):
    if done.returncode != 0:
        raise RuntimeError(f"exit {done.returncode}: {done.stderr}")
    return done.stdout


def without_assumptions(report):
    """What was assumed of rows is not known of their snapshots."""
    lines, left_out = [], False
    for line in report.splitlines():
        left_out = line.startswith("Assumed:") or left_out and line.startswith("  ")
        if not left_out:
            lines.append(line)
    return lines


def equal_reports(script, client, folder):
    text = printed(run(script, [], folder, client.place))
    if without_assumptions(text) != without_assumptions(retain("report", PAYMENTS, "--by", "country")):
        raise RuntimeError(f"another report than that of the rows:\n{text}")


def equal_numbers(script, client, folder):
    if periods_of(printed(run(script, ["-f", "json"], folder, client.place))) != periods_of(
        retain("report", PAYMENTS, "--by", "country", "-f", "json")
    ):
        raise RuntimeError("other numbers than those of the rows")


def printing(folder, client, result, status):
    """A folder with a client that prints this result, and ends with this status."""
    place = folder / "stand-in"
    place.mkdir(exist_ok=True)
    (place / "result").write_text(result.replace(",", client.delimiter), encoding="utf-8")
    program(place / client.name, f"cat >/dev/null; cat '{place}/result'; exit {status}")
    return place


def failures_passed_on(script, client, folder, result):
    for what, broken, status in (
        ("a half result", half(result), 0),
        ("a half result and exit 1", half(result), 1),
        ("nothing", "", 0),
        ("a result and exit 1", result, 1),
    ):
        done = run(script, [], folder, client.place, printing(folder, client, broken, status))
        if done.returncode == 0:
            raise RuntimeError(f"succeeds with a client that prints {what}")
        if broken != result and done.stdout:
            raise RuntimeError(f"reports from a client that prints {what}: {done.stdout}")


def as_result(rows):
    """Snapshots as a query has them."""
    return csv_text([*rows[0], "result_rows", "refused_rows", "refused_for"], [[*row, len(rows) - 1, 0, ""] for row in rows[1:]])


def recipes(name, engine, folder):
    """What is run, as pairs of a name and a function."""
    snapshots = retain("snapshot", PAYMENTS, "--by", "country", "--quiet", "-f", "csv")
    result = as_result(csv_rows(snapshots))
    script = EXAMPLES / "engines" / f"{name}.sh"
    client = globals()[f"client_of_{name}"](engine, folder)
    yield f"{name}.sh", lambda: equal_reports(script, client, folder)
    if not engine.is_cluster:
        yield f"{name}.sh in JSON", lambda: equal_numbers(script, client, folder)
    yield f"{name}.sh with a client that fails", lambda: failures_passed_on(script, client, folder, result)
    if name == "sqlite":
        yield "scheduled-job.sh", lambda: recipe_job.check(EXAMPLES / "engines" / "scheduled-job.sh", folder, result)
        for other, stand_in in NOT_HERE.items():
            yield f"{other}.sh with a client that prints a result", lambda o=other, s=stand_in: stood_in(o, Client(s), folder, result)
    if name == "duckdb":
        yield "dbt", lambda: recipe_dbt.check(EXAMPLES / "engines" / "dbt", folder, snapshots)


def stood_in(name, client, folder, result):
    script = EXAMPLES / "engines" / f"{name}.sh"
    header, rows = result.split("\n", 1)
    shutil.copytree(printing(folder, client, f"{header.upper()}\n{rows}", 0), folder / "bin", dirs_exist_ok=True)
    program(folder / "bin" / client.name, f"cat >/dev/null; cat '{folder}/bin/result'")
    equal_reports(script, client, folder)
    failures_passed_on(script, client, folder, result)


def check(name, engine, folder):
    """Whether all did as they should."""
    folder.mkdir(parents=True)
    engine.load("payments", [PAYMENTS], COLUMNS)
    answer = "yes"
    try:
        for recipe, run_recipe in recipes(name, engine, folder):
            began = time.monotonic()
            try:
                said = run_recipe() or "as it should be"
                print(f"{name}: recipe {recipe}: {said}, {time.monotonic() - began:.1f} s", flush=True)
            except (RuntimeError, QueryFailed, ValueError) as failure:
                answer = "failed"
                print(f"{name}: recipe {recipe}: {failure}", file=sys.stderr)
    except Missing as missing:
        answer = "skipped"
        print(f"engines: the recipe of {name} is skipped: {missing}", file=sys.stderr)
    return answer
