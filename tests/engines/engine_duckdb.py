"""DuckDB, in this process."""

import importlib.util

from base import Base, QueryFailed, quoted

TYPES = {"text": "VARCHAR", "date": "DATE", "decimal": "DECIMAL(18, 2)"}


def literal(text):
    return "'" + str(text).replace("'", "''") + "'"


class Engine(Base):
    @staticmethod
    def available():
        return None if importlib.util.find_spec("duckdb") else "no Python package duckdb"

    def start(self):
        import duckdb

        self.version = duckdb.__version__
        self.failure = duckdb.Error
        self.session = duckdb.connect()

    def stop(self):
        self.session.close()

    def execute(self, sql):
        try:
            return self.session.execute(sql)
        except self.failure as failure:
            raise QueryFailed(str(failure)) from failure

    def load(self, name, paths, columns):
        typed = ", ".join(f"{literal(column.name)}: {literal(TYPES[column.kind])}" for column in columns)
        files = ", ".join(literal(path) for path in paths)
        self.execute(
            f"CREATE OR REPLACE TABLE {quoted(name)} AS"
            f" SELECT * FROM read_csv([{files}], header = true, delim = ',', quote = '\"', escape = '\"',"
            f" columns = {{{typed}}})"
        )

    def query(self, sql):
        file = self.work / "result.csv"
        self.execute(f"COPY (\n{sql.strip().rstrip(';')}\n) TO {literal(file)} (FORMAT csv, HEADER)")
        return file.read_text(encoding="utf-8")

    def explain(self, sql):
        return "\n".join(row[1] for row in self.execute("EXPLAIN ANALYZE " + sql).fetchall())
