"""What the adapters of engines share: each is a module `engine_NAME` with a class `Engine`, a context manager."""

import csv
import ctypes
import importlib
import io
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

NAMES = ["postgresql", "sqlite", "duckdb", "clickhouse", "spark", "trino"]


def engine_class(name):
    return importlib.import_module(f"engine_{name}").Engine


class QueryFailed(Exception):
    """What the engine said of a query that it did not run to its end."""


class Base:
    """`available()` is None or why the engine cannot run here; `load` makes a table from parts of one CSV, empty cells
    as NULL; `query` and `explain` return text, the former CSV with a header. `dialect` is empty where the query needs
    none. `proof()` is None, or what shows that the engine worked as a cluster."""

    dialect = ""
    version = ""
    is_cluster = False

    def __init__(self, work):
        self.work = Path(work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.processes = []

    @staticmethod
    def available():
        return None

    def start(self):
        pass

    def proof(self):
        return None

    def stop(self):
        for process in reversed(self.processes):
            end_process(process)
        self.processes = []

    def run(self, args, log, **options):
        """Starts a process that `stop` ends, with all that it starts itself."""
        with open(self.work / log, "w", encoding="utf-8") as output:
            options.update(
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
            process = subprocess.Popen([str(arg) for arg in args], **options)
        self.processes.append(process)
        return process

    def wait_until(self, what, ready, log, seconds=240):
        end = time.monotonic() + seconds
        while not ready():
            if any(process.poll() is not None for process in self.processes) or time.monotonic() > end:
                raise RuntimeError(f"{what} did not come up:\n{tail(self.work / log)}")
            time.sleep(0.2)

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()


def end_with_parent():
    """Lets Linux end this process when its parent is killed and can stop nothing."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def end_on_signals():
    """Ends by an exception on SIGTERM and SIGHUP too, so that what was started is stopped."""

    def end(number, _):
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)


def tail(path, lines=20):
    return "\n".join(Path(path).read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def end_process(process, how=signal.SIGTERM, seconds=15):
    """Ends a process and its group, which `Base.run` made its own."""
    for sign in (how, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def fetched(url, data=None, headers=None):
    with urllib.request.urlopen(urllib.request.Request(url, data, headers or {}), timeout=60) as answer:
        return answer.read()


def quoted(name, mark='"'):
    return mark + name.replace(mark, mark * 2) + mark


def csv_text(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([str(cell).lower() if isinstance(cell, bool) else cell for cell in row] for row in rows)
    return out.getvalue()


def csv_rows(text):
    return list(csv.reader(io.StringIO(text)))


def table_rows(paths):
    """The rows of the parts of one CSV, without their headers, with None for an empty cell."""
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            for row in list(csv.reader(file))[1:]:
                yield [cell or None for cell in row]
