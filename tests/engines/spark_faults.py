"""A worker of Spark is lost in the middle of a query over 400,000 rows: the result has the same cells, or the query
fails and says so."""

import argparse
import sys
import threading
import time
from pathlib import Path

import cells
from base import QueryFailed, csv_rows, end_on_signals
from compare import Seed, retain
from engine_spark import FEW_ROWS, Engine
from rows import COLUMNS, CUSTOMER
from variants import VARIANTS, sql_arguments

COPIES = 4
# So many that some of a stage are done while others are not.
TASKS = {**FEW_ROWS, "spark.sql.shuffle.partitions": 8}
VARIANT = next(variant for variant in VARIANTS if variant.name == "months by plan")


def many_rows(engine, seed):
    """Each customer `COPIES` times, under ids of its own: what is counted and paid is so many times the seed's."""
    folder = seed.folder / "many rows"
    if not folder.exists():
        engine.load(seed.table, seed.parts, COLUMNS)
        own = f"concat(trim(BOTH ' \t\u00a0\u3000' FROM `{CUSTOMER}`), '-', copy)"
        names = ", ".join(
            f"{own} AS `{CUSTOMER}`" if c.name == CUSTOMER else f"`{c.name}`"
            for c in COLUMNS
        )
        copies = f"(SELECT id AS copy FROM range({COPIES}))"
        rows = engine.session.sql(f"SELECT {names} FROM `{seed.table}` CROSS JOIN {copies}")
        rows.repartition(8).write.parquet(str(folder))
    engine.session.read.parquet(str(folder)).createOrReplaceTempView("`many rows`")


def expected(seed):
    header, *rows = seed.expected(VARIANT)
    kept = {"period", "segment", "complete"}
    return [header] + [
        [cell if name in kept else str(cells.value(cell) * COPIES) for name, cell in zip(header, row)]
        for row in rows
    ]


class Query(threading.Thread):
    """The query, while something happens to its cluster."""

    def __init__(self, engine):
        super().__init__(daemon=True)
        self.engine = engine
        self.result = self.failure = None

    def run(self):
        try:
            self.result = self.engine.query(retain(*sql_arguments(VARIANT, "many rows", self.engine.dialect)))
        except QueryFailed as failure:
            self.failure = str(failure)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.engine.session.sparkContext.cancelAllJobs()
        self.join(60)

    def reach_the_middle(self):
        """Until some tasks of a stage that reads what others have shuffled are done, and others are not."""
        end = time.monotonic() + 400
        while self.is_alive() and time.monotonic() < end:
            for stage in self.engine.told("stages?status=active"):
                if stage["numActiveTasks"] > 0 and stage["numCompleteTasks"] > 0 and stage["shuffleReadBytes"] > 0:
                    return
            time.sleep(0.1)
        raise RuntimeError("no stage of the query was seen at work, so nothing was lost in its middle")

    def ended(self):
        self.join(400)
        if self.is_alive():
            raise RuntimeError("the query did not end after a worker was lost")


def cause(failure):
    """The line of an error that tells what happened, and not where."""
    lines = failure.splitlines()
    return next((line for line in lines if "SparkException" in line), lines[0])[:200]


def one_worker_lost(engine, seed):
    with Query(engine) as query:
        query.reach_the_middle()
        engine.kill_worker(0)
        if not query.is_alive():
            raise RuntimeError("the query was over before the worker was lost")
        query.ended()
    if query.failure:
        return f"the error was passed on: {cause(query.failure)}"
    compared = cells.compare("snapshot", expected(seed), csv_rows(query.result))
    if compared.differences:
        raise RuntimeError("other cells after a worker was lost: " + "; ".join(compared.differences[:5]))
    again = sum(stage["attemptId"] > 0 for stage in engine.told("stages"))
    if again == 0:
        raise RuntimeError("nothing was lost with the worker: no stage had to run again")
    return f"{compared.cells:,} cells equal, {again} stages were run again"


def no_second_try(engine, _):
    """Spark that may not try again has to pass the error on."""
    with Query(engine) as query:
        query.reach_the_middle()
        engine.kill_worker(0)
        query.ended()
    if query.result is not None:
        raise RuntimeError("a query that could not be finished gave a result")
    return f"the error was passed on: {cause(query.failure)}"


def main():
    end_on_signals()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    work = parser.parse_args().work.resolve()
    seed = Seed(1, work)
    tests = [
        ("one worker lost", one_worker_lost, {}),
        (
            "one worker lost, no second try",
            no_second_try,
            {"spark.task.maxFailures": 1, "spark.stage.maxConsecutiveAttempts": 1},
        ),
    ]
    failed = 0
    for name, test, settings in tests:
        with Engine(work / name.replace(" ", "-").replace(",", ""), settings={**TASKS, **settings}) as engine:
            many_rows(engine, seed)
            try:
                print(f"spark: {name}: {test(engine, seed)}", flush=True)
            except (RuntimeError, QueryFailed) as failure:
                failed += 1
                print(f"spark: {name}: {failure}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
