"""Stands in for `clickhouse-client` where there is none: runs the query of standard input on the tables that an adapter left in a folder."""

import argparse
import sys

from base import QueryFailed
from engine_clickhouse import Engine

parser = argparse.ArgumentParser()
parser.add_argument("work")
parser.add_argument("--format", required=True)
parser.add_argument("--format_csv_null_representation", default="\\N")
arguments = parser.parse_args()
with Engine(arguments.work) as engine:
    engine.execute(f"SET format_csv_null_representation = '{arguments.format_csv_null_representation}'")
    try:
        sys.stdout.write(engine.execute(sys.stdin.read(), arguments.format))
    except QueryFailed as failure:
        sys.exit(str(failure))
