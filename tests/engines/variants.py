"""What is asked of each engine and of `retain` alike."""

from typing import NamedTuple

from rows import AMOUNT, CUSTOMER, DATE, INTERVAL, PLAN, REFUND, REGION, SOURCE, STATUS


class Variant(NamedTuple):
    name: str
    kind: str
    by: tuple = ()
    flags: tuple = ()
    status: str = ""
    refund: str = ""
    interval: str = ""
    where: tuple = ()
    on_clusters: bool = True  # which take some ten seconds for each


VARIANTS = [
    Variant("months by plan", "snapshot", by=(PLAN,)),
    Variant(
        "quarters by plan and region, gap",
        "snapshot",
        by=(PLAN, REGION),
        flags=("--period", "quarter", "--gap", "2"),
    ),
    Variant("weeks", "snapshot", flags=("--period", "week"), where=((REGION, "=", "서울,Zürich"),)),
    Variant("status and refund", "snapshot", by=(REGION,), status=STATUS, refund=REFUND),
    Variant("interval", "snapshot", by=(PLAN,), interval=INTERVAL),
    Variant("cut", "snapshot", flags=("--since", "2024-03", "--until", "2025-02", "--gap", "3"), refund=REFUND, on_clusters=False),
    Variant("years", "snapshot", flags=("--period", "year"), where=((PLAN, "!=", "it's,back\\slash"),), on_clusters=False),
    Variant("days", "snapshot", flags=("--period", "day", "--since", "2025-03-01"), status=STATUS, on_clusters=False),
    Variant("cohorts", "cohort", by=(REGION,)),
    Variant(
        "cohorts in quarters",
        "cohort",
        flags=("--period", "quarter"),
        refund=REFUND,
        interval=INTERVAL,
        status=STATUS,
        on_clusters=False,
    ),
    Variant("movements", "movements", flags=("--gap", "2")),
    Variant("movements by plan", "movements", by=(PLAN,), flags=("--since", "2025-01"), status=STATUS, on_clusters=False),
]

# Drafts lack a customer, a date or an amount.
NO_DRAFTS = (SOURCE, "!=", "draft")


def in_sql(name):
    return '"' + name.replace('"', '""') + '"'


def sql_arguments(variant, table, dialect):
    arguments = [
        "sql",
        variant.kind,
        "--table",
        in_sql(table),
        "--customer",
        in_sql(CUSTOMER),
        "--date",
        in_sql(DATE),
        "--amount",
        in_sql(AMOUNT),
    ]
    for field in ("status", "refund", "interval"):
        if getattr(variant, field):
            arguments += [f"--{field}", in_sql(getattr(variant, field))]
    arguments += ["--dialect", dialect] if dialect else []
    return arguments + common(variant, in_sql)


def rows_arguments(variant):
    arguments = [
        "--quiet",
        "--column",
        f"customer={CUSTOMER}",
        "--column",
        f"date={DATE}",
        "--column",
        f"amount={AMOUNT}",
    ]
    for field in ("status", "refund", "interval"):
        arguments += ["--column", f"{field}={getattr(variant, field)}"]
    return arguments + common(variant, str)


def common(variant, named):
    by = ["--by", ",".join(named(column) for column in variant.by)] if variant.by else []
    where = [
        part
        for column, sign, values in (NO_DRAFTS, *variant.where)
        for part in ("--where", named(column) + sign + values)
    ]
    return [*by, *where, *variant.flags]
