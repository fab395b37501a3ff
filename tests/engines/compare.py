"""Runs the queries of `retain sql` on one engine and compares every cell with what `retain` makes of the same rows."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import cells
from base import QueryFailed, csv_rows, csv_text
from rows import COLUMNS, make_rows
from variants import rows_arguments, sql_arguments

RETAIN = os.environ.get("RETAIN", "build/dev/retain")
PARTS = 4
MOST_SHOWN = 5
# How revenue is spread over customers is known of rows, and not of their snapshots.
OF_ROWS_ALONE = {"top_fifth_share", "top_ten_share", "pareto_share", "gini"}


def retain(*arguments, given=None, fails=None, told=False):
    """The output of `retain`, or what it told besides; with `fails`, the exit status that is expected."""
    done = subprocess.run([RETAIN, *map(str, arguments)], input=given, capture_output=True, encoding="utf-8")
    if done.returncode != (fails or 0):
        raise RuntimeError(f"retain {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr}")
    return done.stderr if told else done.stdout


def kept(path, make):
    """What was made for one engine need not be made for the next, which may run at the same time."""
    if not path.exists():
        own = path.with_name(f"{path.name}.{os.getpid()}")
        own.write_text(make(), encoding="utf-8")
        own.replace(path)
    return path.read_text(encoding="utf-8")


class Seed:
    def __init__(self, number, work):
        self.folder = work / f"seed{number}"
        self.table = f"rows {number}"
        self.parts = [self.folder / f"part{part}.csv" for part in range(PARTS)]
        self.folder.mkdir(parents=True, exist_ok=True)
        if not all(path.exists() for path in self.parts):
            rows = make_rows(number)
            for part, path in enumerate(self.parts):
                kept(path, lambda: csv_text([column.name for column in COLUMNS], rows[part::PARTS]))

    def expected(self, variant):
        def make():
            command = [variant.kind, *self.parts, *rows_arguments(variant), "-f", "csv"]
            if variant.kind != "cohort":
                return retain(*command)
            survivors, revenue = (csv_rows(retain(*command, "--measure", what)) for what in ("customers", "revenue"))
            header, *rows = cells.cohorts_by_age(survivors, revenue)
            return csv_text(header, rows)

        return csv_rows(kept(self.folder / f"{variant.name}.csv", make))

    def periods(self, variant):
        """What `retain report` makes of the rows; or, where the query cuts periods off and the first has none to
        compare with, of the snapshots."""

        def make():
            if "--since" in variant.flags:
                header, *rows = self.expected(variant)
                return retain("report", "-", "-f", "json", given=csv_text(header, rows))
            return retain("report", *self.parts, *rows_arguments(variant), "-f", "json")

        return periods_of(kept(self.folder / f"{variant.name}.json", make))


def periods_of(report):
    periods = json.loads(report)["periods"]
    for period in periods:
        for part in period.values():
            if isinstance(part, dict):
                for name in OF_ROWS_ALONE:
                    part.pop(name, None)
    return periods


def half(result):
    """A result that was cut after half of its rows, as a broken connection leaves it."""
    rows = csv_rows(result)
    return csv_text(rows[0], rows[1 : 1 + len(rows) // 2])


def differences_of(engine, seed, variant):
    """How many cells were compared, and what differs."""
    result = engine.query(retain(*sql_arguments(variant, seed.table, engine.dialect)))
    compared = cells.compare(variant.kind, seed.expected(variant), csv_rows(result))
    found = list(compared.differences)
    if variant.kind == "snapshot" and not found:
        try:
            if periods_of(retain("report", "-", "-f", "json", "--quiet", given=result)) != seed.periods(variant):
                found.append("retain report reads other periods from the result than from the rows")
            retain("report", "-", "-f", "json", given=half(result), fails=3)
        except RuntimeError as failure:
            found.append(str(failure))
    return compared.cells, found


def asked(variants, place, seeds, engine):
    """What is asked of the seed in this place: everything of all of them together, or of each where RETAIN_ALL_QUERIES
    is set."""
    if "RETAIN_ALL_QUERIES" in os.environ:
        return variants
    return [variant for variant in variants if variant.on_clusters or not engine.is_cluster][place::seeds]


def run(name, engine, seeds, variants, work):
    """What was asked of the engine, and whether all was equal: a row of the table at the end."""
    total = {"engine": name, "version": engine.version, "seeds": len(seeds), "queries": 0, "cells": 0, "equal": "yes"}
    for place, number in enumerate(seeds):
        seed = Seed(number, work)
        engine.load(seed.table, seed.parts, COLUMNS)
        for variant in asked(variants, place, len(seeds), engine):
            began = time.monotonic()
            try:
                count, found = differences_of(engine, seed, variant)
            except (QueryFailed, RuntimeError, ValueError) as failure:
                count, found = 0, [str(failure)]
            total["queries"] += 1
            total["cells"] += count
            total["equal"] = "yes" if total["equal"] == "yes" and not found else "no"
            print(
                f"{name}: seed {number}, {variant.name}: {count:,} cells, {time.monotonic() - began:.1f} s",
                flush=True,
            )
            for difference in found[:MOST_SHOWN]:
                print(f"{name}: seed {number}, {variant.name}: {difference}", file=sys.stderr)
            if len(found) > MOST_SHOWN:
                print(f"{name}: seed {number}, {variant.name}: {len(found)} differences", file=sys.stderr)
    if proof := engine.proof():
        print(f"{name}: {proof}")
    return total
