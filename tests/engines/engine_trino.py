"""Trino as a coordinator and a worker on this machine, with tables in their memory. Its jars stand in the folder TRINO,
as `engines.sh` fetches them."""

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path

from base import Base, QueryFailed, csv_text, fetched, free_port, quoted, table_rows

TYPES = {"text": "VARCHAR", "date": "DATE", "decimal": "DECIMAL(18, 2)"}
ROWS_A_STATEMENT = 10_000
JAVA_NEEDED = 25


def jars():
    return Path(os.environ.get("TRINO", "build/engines/trino")).resolve()


def java():
    """The newest JDK that Trino runs on, or None."""
    found = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    for home in [*found, *sorted(Path("/usr/lib/jvm").glob("*"))]:
        release = home / "release"
        version = re.search(r'JAVA_VERSION="(\d+)', release.read_text(encoding="utf-8")) if release.is_file() else None
        if version and int(version[1]) >= JAVA_NEEDED and (home / "bin" / "javac").exists():
            return home / "bin" / "java"
    return None


class Engine(Base):
    is_cluster = True

    @staticmethod
    def available():
        if not java():
            return f"no JDK {JAVA_NEEDED} or newer"
        return None if list(jars().glob("trino-main-*.jar")) else "no jars of Trino"

    def start(self):
        self.version = next(jars().glob("trino-main-*.jar")).stem.rsplit("-", 1)[1]
        self.make_plugin()
        port = free_port()
        self.server = f"http://127.0.0.1:{port}"
        self.start_node("coordinator", port)
        self.start_node("worker", free_port())
        self.wait_until("Trino's nodes", lambda: self.nodes() == 2, "worker.log")

    def make_plugin(self):
        """A plugin is a folder of jars, one of which names its class: Maven's jar does not."""
        plugin = self.work / "plugin" / "memory"
        plugin.mkdir(parents=True)
        for jar in jars().glob("*.jar"):
            (plugin / jar.name).symlink_to(jar)
        with zipfile.ZipFile(plugin / "services.jar", "w") as services:
            services.writestr("META-INF/services/io.trino.spi.Plugin", "io.trino.plugin.memory.MemoryPlugin\n")

    def start_node(self, name, port):
        folder = self.work / name
        (folder / "catalog").mkdir(parents=True)
        (folder / "catalog" / "memory.properties").write_text(
            "connector.name=memory\nmemory.max-data-per-node=512MB\n", encoding="utf-8"
        )
        settings = {
            "coordinator": str(name == "coordinator").lower(),
            "http-server.http.port": port,
            "discovery.uri": self.server,
            "node.environment": "test",
            "node.id": name,
            "node.internal-address": "127.0.0.1",
            "plugin.dir": self.work / "plugin",
            "catalog.config-dir": folder / "catalog",
            "query.max-length": 100_000_000,
            "query.max-memory": "1GB",
            "query.max-memory-per-node": "600MB",
            "memory.heap-headroom-per-node": "300MB",
        }
        if name == "coordinator":
            settings["node-scheduler.include-coordinator"] = "true"
        file = folder / "config.properties"
        file.write_text("".join(f"{key}={value}\n" for key, value in settings.items()), encoding="utf-8")
        options = [
            "-Xmx1500m",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow",
            f"-Dconfig={file}",
        ]
        source = Path(__file__).resolve().parent / "TrinoServer.java"
        self.run([java(), *options, "-cp", f"{jars()}/*", source, self.version], f"{name}.log", cwd=folder)

    def nodes(self):
        try:
            return len(self.execute("SELECT node_id FROM system.runtime.nodes WHERE state = 'active'")[1])
        except (OSError, QueryFailed):
            return 0

    def execute(self, sql):
        """The names of the columns and the rows of a statement, which the server hands out a page at a time."""
        headers = {"X-Trino-User": "retain", "X-Trino-Catalog": "memory", "X-Trino-Schema": "default"}
        # Rows are written on both nodes, and so read from both.
        headers["X-Trino-Session"] = "scale_writers=false,redistribute_writes=true"
        page = json.loads(fetched(f"{self.server}/v1/statement", sql.encode("utf-8"), headers))
        columns, rows = [], []
        while True:
            if "error" in page:
                raise QueryFailed(page["error"]["message"])
            columns = [column["name"] for column in page.get("columns", [])] or columns
            rows += page.get("data", [])
            if "nextUri" not in page:
                self.last_id = page["id"]
                return columns, rows
            page = json.loads(fetched(page["nextUri"]))

    def load(self, name, paths, columns):
        typed = ", ".join(f"{quoted(column.name)} {TYPES[column.kind]}" for column in columns)
        self.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
        self.execute(f"CREATE TABLE {quoted(name)} ({typed})")
        fields = [f"c{number}" for number in range(len(columns))]
        cells = ", ".join(f"CAST({field} AS {TYPES[column.kind]})" for field, column in zip(fields, columns))
        shape = ", ".join(f"{field} VARCHAR" for field in fields)
        rows = list(table_rows(paths))
        for start in range(0, len(rows), ROWS_A_STATEMENT):
            text = json.dumps(rows[start : start + ROWS_A_STATEMENT], ensure_ascii=False).replace("'", "''")
            self.execute(
                f"INSERT INTO {quoted(name)} SELECT {cells} FROM UNNEST(CAST(JSON '{text}' AS ARRAY(ROW({shape}))))"
            )

    def query(self, sql):
        result = csv_text(*self.execute(sql))
        self.query_id = self.last_id
        return result

    def explain(self, sql):
        return "\n".join(row[0] for row in self.execute("EXPLAIN (TYPE DISTRIBUTED) " + sql)[1])

    def proof(self):
        """Rows that tasks of the last query took in, on each node."""
        rows = self.execute(
            "SELECT node_id, SUM(processed_input_rows) FROM system.runtime.tasks"
            f" WHERE query_id = '{self.query_id}'"
            " GROUP BY node_id HAVING SUM(processed_input_rows) > 0 ORDER BY node_id"
        )[1]
        if len(rows) != 2:
            raise RuntimeError(f"Trino did not work as a cluster: {rows}")
        return "rows read: " + ", ".join(f"{node} {count:,}" for node, count in rows)
