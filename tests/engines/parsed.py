"""Parses the queries of `retain sql` in the SQL of each engine, those among them that cannot run here. A parser takes some of what an engine
refuses: it is no proof that a query runs."""

import sys

import sqlglot
from compare import retain
from variants import VARIANTS, sql_arguments

# The dialects of `retain sql`, and the names that the parser has for whom each is.
PARSERS = {
    "bigquery": ["bigquery"],
    "snowflake": ["snowflake"],
    "standard": ["duckdb", "postgres", "trino"],
    "spark": ["spark", "databricks"],
    "clickhouse": ["clickhouse"],
    "sqlite": ["sqlite"],
}


def fault(query, parser):
    """Why it is not one query, or None."""
    try:
        statements = sqlglot.parse(query, read=parser, error_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.errors.SqlglotError as error:
        return str(error)
    # What the parser does not know it keeps as a command, as text.
    if len(statements) != 1 or not isinstance(statements[0], sqlglot.exp.Select):
        return f"{[type(statement).__name__ for statement in statements]} and not one SELECT"
    return None


failed, parsed = 0, 0
for dialect, parsers in PARSERS.items():
    for variant in VARIANTS:
        query = retain(*sql_arguments(variant, "rows 1", dialect))
        for parser in parsers:
            parsed += 1
            if found := fault(query, parser):
                failed += 1
                print(f"parsed: {dialect} as {parser}, {variant.name}: {found}", file=sys.stderr)
print(f"parsed: {parsed - failed} of {parsed} queries by sqlglot {sqlglot.__version__}, each as the SQL of its engine")
sys.exit(1 if failed else 0)
