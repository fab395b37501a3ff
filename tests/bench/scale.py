"""The same snapshot by month and segment on `retain` and on engines that run its query, at growing numbers of rows: time, memory, bytes
shuffled. A result counts only if it has the cells of `retain`. Needs what `tests/engines.sh` fetches:

    RETAIN=build/release/retain build/engines/venv/bin/python tests/bench/scale.py --rows 1000000,10000000
"""

import argparse
import contextlib
import functools
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "engines"))

import cells
from base import Base, QueryFailed, csv_rows, end_on_signals, engine_class
from rows import Column

RETAIN = os.environ.get("RETAIN", "build/release/retain")
COLUMNS = [Column("customer_id", "text"), Column("date", "date"), Column("segment", "text"), Column("amount", "decimal")]
FIELDS = ["--table", "rows", "--customer", "customer_id", "--date", "date", "--amount", "amount", "--by", "segment"]

# 24 months, ten rows for each customer: one a month, or two for a quarter of customers; pauses of up to two months; one customer in fifty
# moves to another segment. Rows of a customer lie far from each other, as they do in a table that grows by the day.
ROWS_IN_SQL = """
SELECT printf('C%09d', customer) AS customer_id,
  CAST(DATE '2023-01-01' + to_months(CAST(first + step + CASE WHEN step >= pause THEN length ELSE 0 END AS INTEGER))
    + to_days(CAST(hash(row + 1) % 28 AS INTEGER)) AS DATE) AS date,
  ['Basic', 'Plus', 'Team', 'Business', 'Enterprise'][1 + CAST((kind + CASE WHEN kind % 50 = 0 AND turn >= 5 THEN 1 ELSE 0 END) % 5 AS INTEGER)]
    AS segment,
  CAST((500 + kind % 19500 + CASE WHEN hash(row + 2) % 20 = 0 THEN 250 ELSE 0 END) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2)) AS amount
FROM (
  SELECT row, turn, customer, kind, kind % 13 AS first, CASE WHEN kind // 13 % 4 = 0 THEN turn // 2 ELSE turn END AS step,
    kind // 52 % 12 AS pause, kind // 624 % 3 AS length
  FROM (SELECT range AS row, range // {customers} AS turn, range * 7919 % {customers} AS customer, hash(range * 7919 % {customers}) AS kind
    FROM range({rows}))
)
"""


class Rows:
    """The rows as a CSV file and as a Parquet file, and what `retain` makes of them."""

    def __init__(self, work, count):
        self.count = count
        self.folder = work / f"rows{count}"
        self.csv, self.parquet, self.expected = (self.folder / name for name in ("rows.csv", "rows.parquet", "expected.csv"))

    def make(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for path, form in ((self.csv, "FORMAT csv, HEADER"), (self.parquet, "FORMAT parquet")):
            if not path.exists():
                with engine_class("duckdb")(self.folder) as duckdb:
                    duckdb.execute(f"COPY ({ROWS_IN_SQL.format(rows=self.count, customers=self.count // 10)}) TO '{path}.part' ({form})")
                Path(f"{path}.part").rename(path)
        if not self.expected.exists():
            self.expected.write_text(Retain(self.folder, self).query(), encoding="utf-8")


class Measured:
    """Answers from the rows. `load` brings them into a table of the engine, or returns False where files are read as they are."""

    engine_name = ""

    def __init__(self, work, rows):
        self.rows = rows
        self.engine = engine_class(self.engine_name)(work) if self.engine_name else Base(work)

    def load(self):
        self.engine.load("rows", [self.rows.csv], COLUMNS)
        return True

    def sql(self):
        dialect = ["--dialect", self.engine.dialect] if self.engine.dialect else []
        return subprocess.run([RETAIN, "sql", "snapshot", *FIELDS, *dialect], capture_output=True, check=True, encoding="utf-8").stdout

    def query(self):
        return self.engine.query(self.sql())

    def differences(self, result):
        return cells.compare("snapshot", csv_rows(self.rows.expected.read_text("utf-8")), csv_rows(result)).differences

    def shuffled(self):
        """Bytes that went from one stage to the next so far."""
        return 0

    def peak(self):
        """The most bytes that a process held which is over too soon to be seen at it."""
        return 0


class Retain(Measured):
    load = staticmethod(lambda: False)

    def query(self):
        command = [RETAIN, "snapshot", self.rows.csv, "--by", "segment", "--threads", "2", "--quiet", "-f", "csv"]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    def peak(self):
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024

    def differences(self, result):
        return [] if result == self.rows.expected.read_text("utf-8") else ["another result than before"]


class DuckDB(Measured):
    engine_name = "duckdb"

    def load(self):
        folder = self.engine.work
        self.engine.execute(f"SET threads = 2; SET memory_limit = '8GB'; SET temp_directory = '{folder}/spilled'")
        self.engine.execute(f"ATTACH '{folder}/kept.duckdb' AS kept; USE kept")
        return super().load()


class DuckDBParquet(DuckDB):
    def load(self):
        self.engine.execute(f"SET threads = 2; SET memory_limit = '8GB'; CREATE VIEW rows AS FROM read_parquet('{self.rows.parquet}')")
        return False


class PostgreSQL(Measured):
    engine_name = "postgresql"

    def load(self):
        for setting in ("work_mem = '512MB'", "max_parallel_workers_per_gather = 2"):
            self.engine.value(f"ALTER ROLE postgres SET {setting}")
        return super().load()


class Spark(Measured):
    engine_name = "spark"
    # Spark's own, rather than what makes tests of few rows short; shuffled blocks go over the network all the same.
    settings = {"spark.sql.shuffle.partitions": 200, "spark.sql.adaptive.coalescePartitions.enabled": "true", "spark.sql.files.openCostInBytes": 4 << 20}

    def __init__(self, work, rows, workers):
        self.rows = rows
        self.engine = engine_class("spark")(work, workers, {**self.settings, "spark.local.dir": str(work / "local")})

    def load(self):
        self.engine.session.read.parquet(str(self.rows.parquet)).createOrReplaceTempView("rows")
        return False

    def shuffled(self):
        return sum(stage["shuffleWriteBytes"] for stage in self.engine.told("stages"))


MEASURED = {"retain": Retain, "duckdb": DuckDB, "duckdb-parquet": DuckDBParquet, "postgresql": PostgreSQL}
MEASURED |= {f"spark-{workers}": functools.partial(Spark, workers=workers) for workers in (1, 2)}


def family_of(root):
    """A process and all that it has started, with the processor seconds of each and of those that it has seen end."""
    family, ticks = {}, os.sysconf("SC_CLK_TCK")
    for process in sorted(int(entry) for entry in os.listdir("/proc") if entry.isdigit()):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            if process == root or int(fields[1]) in family:
                family[process] = sum(map(int, fields[11:15])) / ticks
    return family


def memory_of(root):
    """Bytes that a process and all that it has started hold, shared pages counted once."""
    total = 0
    for process in family_of(root):
        with contextlib.suppress(OSError, IndexError):
            total += int(Path(f"/proc/{process}/smaps_rollup").read_text().split("Pss:")[1].split()[0]) * 1024
    return total


def answer(name, rows, folder, rounds, plans, tell):
    """In a process of its own: loads, then runs the query several times, and tells of each."""
    end_on_signals()
    measured = MEASURED[name](folder, rows)
    try:
        with measured.engine:
            start = time.monotonic()
            load = f"{time.monotonic() - start:.1f}" if measured.load() else ""
            tell.send(("loaded", (f"{name} {measured.engine.version}".strip(), load)))
            for _ in range(rounds):
                shuffled, used, start = measured.shuffled(), sum(family_of(os.getpid()).values()), time.monotonic()
                result = measured.query()
                seconds = time.monotonic() - start
                time.sleep(0.5)  # Until the server's processes for this query have ended, and count.
                used = sum(family_of(os.getpid()).values()) - used
                if differences := measured.differences(result):
                    raise RuntimeError(f"other cells: {differences[:3]}")
                tell.send(("query", (seconds, used, measured.shuffled() - shuffled, measured.peak())))
            if plans and measured.engine_name:
                (plans / f"{name}.txt").write_text(measured.engine.explain(measured.sql()), encoding="utf-8")
        tell.send(("ended", ""))
    except (QueryFailed, RuntimeError, subprocess.CalledProcessError) as failure:
        tell.send(("ended", str(failure).splitlines()[0]))


def measure(name, rows, arguments):
    """A row of the table: what was told of the query, and the most memory that was seen meanwhile."""
    folder = arguments.work / name
    shutil.rmtree(folder, ignore_errors=True)
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer, args=(name, rows, folder, arguments.rounds, arguments.plans, there))
    title, load, runs, peak, ending = name, "", [], 0, None
    process.start()
    there.close()
    try:
        end = time.monotonic() + arguments.limit
        while ending is None:
            began = time.monotonic()
            peak = max(peak, memory_of(process.pid))
            if here.poll(max(0.02, 20 * (time.monotonic() - began))):
                what, value = here.recv()
                if what == "loaded":
                    (title, load), peak, end = value, 0, time.monotonic() + arguments.limit
                elif what == "query":
                    runs.append(value[:3])
                    peak = max(peak, value[3])
                else:
                    ending = value
            elif time.monotonic() > end:
                ending = f"not within {arguments.limit} s"
    except EOFError:
        ending = "ended early"
    finally:
        if ending != "":
            process.terminate()
        process.join()
        shutil.rmtree(folder, ignore_errors=True)
    told = [[f"{seconds:.2f}", f"{used:.1f}", f"{shuffled / (1 << 20):.0f}"] for seconds, used, shuffled in sorted(runs)]
    told = told[0] if told else [ending, "", ""]
    return [f"{rows.count:,}", title, load, *told, f"{peak / (1 << 20):.0f}", f"{os.getloadavg()[0]:.0f}"]


def main():
    end_on_signals()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="1000000,10000000", help="numbers of rows")
    parser.add_argument("--only", default=",".join(MEASURED), help="what is measured")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each query, of which the fastest is shown")
    parser.add_argument("--limit", type=int, default=360, help="seconds for loading, and for all runs of a query")
    parser.add_argument("--work", type=Path, default=Path("build/scale"), help="folder for rows, which are kept, and tables")
    parser.add_argument("--plans", type=Path, help="folder, that exists, for what each engine says of its plan")
    arguments = parser.parse_args()
    arguments.work = arguments.work.resolve()
    print("| rows | engine | load, s | query, s | processor, s | shuffled, MiB | peak, MiB | load of the machine |")
    print("| ---: | --- |" + " ---: |" * 6)
    for count in map(int, arguments.rows.split(",")):
        rows = Rows(arguments.work, count)
        rows.make()
        for name in arguments.only.split(","):
            print("| " + " | ".join(measure(name, rows, arguments)) + " |", flush=True)


if __name__ == "__main__":
    main()
