"""Checks one engine on one start of it: the queries over random rows, rows that must be refused, and the recipes."""

import argparse
import sys
import time
from pathlib import Path

import compare
import recipes
import refusals
from base import NAMES, end_on_signals, engine_class
from variants import VARIANTS


def main():
    end_on_signals()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=NAMES)
    parser.add_argument("--work", type=Path, required=True, help="folder for rows, tables and results")
    parser.add_argument("--seeds", default="1,2,3,4,5")
    parser.add_argument("--only", default="", help="variants whose names hold this")
    arguments = parser.parse_args()
    name, work = arguments.engine, arguments.work.resolve()
    variants = [variant for variant in VARIANTS if arguments.only in variant.name]
    start = time.monotonic()
    with engine_class(name)(work / name) as engine:
        total = compare.run(name, engine, [int(seed) for seed in arguments.seeds.split(",")], variants, work)
        total["equal"] = total["equal"] if refusals.check(name, engine, work) else "no"
        total["recipes"] = recipes.check(name, engine, work / f"recipes-{name}")
    total["seconds"] = round(time.monotonic() - start)
    (work / f"{name}.total").write_text("\t".join(str(cell) for cell in total.values()) + "\n", encoding="utf-8")
    sys.exit(0 if total["equal"] == "yes" and total["recipes"] != "failed" else 1)


if __name__ == "__main__":
    main()
