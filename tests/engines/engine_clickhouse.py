"""ClickHouse by chDB, which is its engine in this process. The same by its own program: `clickhouse local --path FOLDER
--format_csv_null_representation '' --query "$(cat q.sql)" --format CSVWithNames`."""

import importlib.util

from base import Base, QueryFailed, quoted

TYPES = {"text": "Nullable(String)", "date": "Nullable(Date)", "decimal": "Nullable(Decimal(18, 2))"}


def literal(text):
    return "'" + str(text).replace("\\", "\\\\").replace("'", "\\'") + "'"


class Engine(Base):
    dialect = "clickhouse"

    @staticmethod
    def available():
        return None if importlib.util.find_spec("chdb") else "no Python package chdb"

    def start(self):
        from chdb.session import Session

        self.session = Session(str(self.work / "clickhouse"))
        self.execute("CREATE DATABASE IF NOT EXISTS rows ENGINE = Atomic")
        self.execute("USE rows")
        # Empty cells are NULL, in what is read as in what is written, and spaces around a text are part of it.
        self.execute("SET format_csv_null_representation = '', input_format_csv_trim_whitespaces = 0")
        self.version = self.execute("SELECT version()").strip().strip('"')

    def stop(self):
        self.session.close()

    def execute(self, sql, form="CSV"):
        try:
            return str(self.session.query(sql, form))
        except RuntimeError as failure:
            raise QueryFailed(str(failure)) from failure

    def load(self, name, paths, columns):
        typed = ", ".join(f"{quoted(column.name)} {TYPES[column.kind]}" for column in columns)
        self.execute(f"DROP TABLE IF EXISTS {quoted(name)} SYNC")
        self.execute(f"CREATE TABLE {quoted(name)} ({typed}) ENGINE = MergeTree ORDER BY tuple()")
        for path in paths:
            self.execute(
                f"INSERT INTO {quoted(name)} SELECT * FROM file({literal(path)}, CSVWithNames, {literal(typed)})"
            )

    def query(self, sql):
        return self.execute(sql, "CSVWithNames")

    def explain(self, sql):
        return self.execute("EXPLAIN PIPELINE " + sql, "TSVRaw")
