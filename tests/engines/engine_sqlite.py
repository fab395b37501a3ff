"""SQLite: a file, read by its own shell."""

import shutil
import sqlite3
import subprocess

from base import Base, QueryFailed, quoted, table_rows

# What SQLite makes of it: text stays text, a decimal becomes an integer or a binary fraction.
TYPES = {"text": "TEXT", "date": "TEXT", "decimal": "NUMERIC"}


class Engine(Base):
    dialect = "sqlite"

    @staticmethod
    def available():
        return None if shutil.which("sqlite3") else "no sqlite3"

    def start(self):
        self.file = self.work / "rows.db"
        self.version = self.shell("SELECT sqlite_version()").strip()

    def shell(self, sql, *arguments):
        done = subprocess.run(
            ["sqlite3", "-batch", "-bail", *arguments, self.file],
            input=sql + "\n;",
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode != 0:
            raise QueryFailed(done.stderr)
        return done.stdout

    def load(self, name, paths, columns):
        typed = ", ".join(f"{quoted(column.name)} {TYPES[column.kind]}" for column in columns)
        table = sqlite3.connect(self.file)
        with table:
            table.execute(f"DROP TABLE IF EXISTS {quoted(name)}")
            table.execute(f"CREATE TABLE {quoted(name)} ({typed})")
            table.executemany(
                f"INSERT INTO {quoted(name)} VALUES ({', '.join('?' for _ in columns)})", table_rows(paths)
            )
        table.close()

    def query(self, sql):
        return self.shell(sql, "-header", "-csv")

    def explain(self, sql):
        return self.shell("EXPLAIN QUERY PLAN " + sql)
