"""Apache Spark as a cluster on this machine: a standalone master and two workers, each a process with one executor, and
rows in several files, so that what is grouped by customer crosses from one process to the other."""

import importlib.util
import json
import logging
import os
import shutil
import signal
from pathlib import Path

from base import Base, QueryFailed, csv_text, end_process, fetched, free_port, quoted

TYPES = {"text": "STRING", "date": "DATE", "decimal": "DECIMAL(18, 2)"}
SETTINGS = {
    "spark.cores.max": 2,
    "spark.executor.cores": 1,
    "spark.executor.memory": "1g",
    "spark.driver.memory": "1g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    # As if the workers were on two machines: shuffled blocks go over the network, though the disk is the same, and no
    # stage is folded into one task because its rows are few.
    "spark.shuffle.readHostLocalDisk": "false",
    "spark.sql.shuffle.partitions": 4,
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    "spark.sql.files.openCostInBytes": 64 << 20,
    "spark.sql.session.timeZone": "UTC",
}
# Queries over few rows take less time than to compile them well.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
FEW_ROWS = {
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.sql.shuffle.partitions": 2,
}


class Engine(Base):
    dialect = "spark"
    is_cluster = True

    def __init__(self, work, workers=2, settings=None):
        super().__init__(work)
        self.workers_wanted = workers
        self.settings = {
            **SETTINGS,
            **(FEW_ROWS if settings is None else settings),
            "spark.sql.warehouse.dir": self.work / "warehouse",
        }
        self.session = None

    @staticmethod
    def available():
        if not importlib.util.find_spec("pyspark"):
            return "no Python package pyspark"
        return None if shutil.which("java") else "no java"

    def start(self):
        import pyspark

        # A query that fails is told by what it raises.
        logging.getLogger("SQLQueryContextLogger").disabled = True
        self.version = pyspark.__version__
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        os.environ["SPARK_DAEMON_MEMORY"] = "256m"
        os.environ["SPARK_DAEMON_JAVA_OPTS"] = QUICK
        self.program = Path(pyspark.__file__).parent / "bin" / "spark-class"
        self.port, self.master_page = free_port(), free_port()
        place = ["--host", "127.0.0.1", "--port", self.port, "--webui-port", self.master_page]
        self.run([self.program, "org.apache.spark.deploy.master.Master", *place], "master.log")
        self.wait_until("Spark's master", lambda: self.master() is not None, "master.log")
        self.workers = [self.start_worker(number) for number in range(self.workers_wanted)]
        self.wait_until("Spark's workers", lambda: self.alive() == self.workers_wanted, "master.log")
        self.connect()

    def start_worker(self, number):
        place = ["--host", "127.0.0.1", "--webui-port", free_port(), "--cores", 1, "--memory", "1g"]
        place += ["--work-dir", self.work / f"worker{number}", f"spark://127.0.0.1:{self.port}"]
        return self.run([self.program, "org.apache.spark.deploy.worker.Worker", *place], f"worker{number}.log")

    def connect(self):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(f"spark://127.0.0.1:{self.port}").appName("retain")
        for name, value in self.settings.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.wait_until("Spark's executors", lambda: len(self.executors()) == self.workers_wanted, "master.log")

    def disconnect(self):
        if self.session:
            self.session.stop()
        self.session = None

    def stop(self):
        try:
            self.disconnect()
        finally:
            super().stop()

    def master(self):
        try:
            return json.loads(fetched(f"http://127.0.0.1:{self.master_page}/json/"))
        except (OSError, ValueError):
            return None

    def alive(self):
        return sum(worker["state"] == "ALIVE" for worker in (self.master() or {"workers": []})["workers"])

    def told(self, what):
        """What the driver tells of the application: stages, executors ..."""
        context = self.session.sparkContext
        return json.loads(fetched(f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/{what}"))

    def executors(self):
        return [executor for executor in self.told("executors") if executor["id"] != "driver"]

    def kill_worker(self, number):
        """As a machine that is lost: the worker, its executor and what was shuffled to its disk are gone at once."""
        worker = self.workers[number]
        end_process(worker, signal.SIGKILL)
        self.processes.remove(worker)
        shutil.rmtree(self.work / f"worker{number}", ignore_errors=True)

    def load(self, name, paths, columns):
        typed = ", ".join(f"{quoted(column.name, '`')} {TYPES[column.kind]}" for column in columns)
        # Spark takes spaces around a cell for no part of it, unless told otherwise, and "" for an escape of its own.
        options = {
            "header": True,
            "escape": '"',
            "ignoreLeadingWhiteSpace": False,
            "ignoreTrailingWhiteSpace": False,
            "mode": "FAILFAST",
        }
        rows = self.session.read.schema(typed).options(**options).csv([str(path) for path in paths])
        folder = str(self.work / "tables" / name)
        rows.write.mode("overwrite").parquet(folder)
        self.session.read.parquet(folder).createOrReplaceTempView(quoted(name, "`"))

    def query(self, sql):
        from pyspark.errors import PySparkException
        from py4j.protocol import Py4JError

        try:
            result = self.session.sql(sql)
            return csv_text(result.columns, result.collect())
        except (PySparkException, Py4JError) as failure:
            raise QueryFailed(str(failure)) from failure

    def explain(self, sql):
        return self.session.sql("EXPLAIN FORMATTED " + sql).collect()[0][0]

    def proof(self):
        """Bytes that one executor read from the other, and on how many executors tasks ran."""
        stages = self.told("stages")
        remote = sum(stage["shuffleRemoteBytesRead"] for stage in stages)
        busy = sum(executor["completedTasks"] > 0 for executor in self.executors())
        if remote == 0 or busy < self.workers_wanted:
            raise RuntimeError(
                f"Spark did not work as a cluster: {remote} bytes between executors, {busy} of them had tasks"
            )
        return f"{remote:,} bytes shuffled between {busy} executors"
