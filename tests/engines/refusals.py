"""Rows that cannot be counted, among few that can: each engine has to count them as refused, and `retain report` to refuse the result."""

from base import QueryFailed, csv_rows, csv_text
from compare import retain
from rows import Column

TABLE = "doubtful rows"
COLUMNS = [
    Column(name, "date" if name == "day" else "decimal" if name == "amount" else "text")
    for name in ("kind", "customer", "day", "plan", "amount", "status", "every")
]
ROWS = [
    ["good", "a", "2026-01-05", "pro", "10", "paid", "month"],
    ["good", "b", "2026-01-20", "pro", "10.50", "paid", "month"],
    ["good", "a", "2026-02-05", "pro", "12", "paid", "month"],
    ["id", None, "2026-01-05", "pro", "10", "paid", "month"],
    ["id", " \t", "2026-01-05", "pro", "10", "paid", "month"],
    ["id", "Unknown", "2026-01-05", "pro", "10", "paid", "month"],
    ["id", "TOTAL", "2026-01-05", "pro", "10", "paid", "month"],
    ["cell", "c", None, "pro", "10", "paid", "month"],
    ["cell", "c", "2026-01-05", "pro", None, "paid", "month"],
    ["word", "c", "2026-01-05", "pro", "10", "hmm", "month"],
    ["word", "c", "2026-01-05", "pro", "10", "paid", "sometimes"],
    ["word", "c", "2026-01-05", "Grand Total", "10", "paid", "month"],
    ["odd day", "c", "1900-01-01", "pro", "10", "paid", "month"],
    ["unpaid", "c", "2026-01-05", "pro", "10", "failed", "month"],
]
# The kinds of rows that are asked for, how many of them are refused, and for what.
QUESTIONS = [
    ("good,id,cell,word,unpaid", 9, "customer"),
    ("good,odd day", 1, "date"),
    ("id", 4, "customer"),
    ("unpaid", None, ""),
]


def fault_of(engine, kinds, refused, reason):
    """What is wrong with the answer to a question, or None."""
    query = ["sql", "snapshot", "--table", f'"{TABLE}"', "--customer", "customer", "--date", "day", "--amount", "amount"]
    query += ["--by", "plan", "--status", "status", "--interval", "every", "--where", f"kind={kinds}"]
    result = engine.query(retain(*query, *(["--dialect", engine.dialect] if engine.dialect else [])))
    header, *rows = csv_rows(result) or [[]]  # SQLite prints no header of nothing
    told = {(row[header.index("refused_rows")], row[header.index("refused_for")]) for row in rows}
    if told != (set() if refused is None else {(str(refused), reason)}):
        return f"{told} are refused"
    said = retain("report", "-", given=result, fails=3, told=True)
    if refused is not None and f"for {'its' if refused == 1 else 'their'} {reason}" not in said:
        return f"retain report says {said}"
    return None


def check(name, engine, work):
    """Whether all was refused that must be; a cluster, which takes long for a query, is asked the first question."""
    path = work / f"{name}-refusals.csv"
    path.write_text(csv_text([column.name for column in COLUMNS], ROWS), encoding="utf-8")
    engine.load(TABLE, [path], COLUMNS)
    all_refused = True
    for kinds, refused, reason in QUESTIONS[: 1 if engine.is_cluster else None]:
        try:
            fault = fault_of(engine, kinds, refused, reason)
        except (QueryFailed, RuntimeError, ValueError) as failure:
            fault = str(failure)
        print(f"{name}: rows that are {kinds}: {fault or 'refused as they should be'}", flush=True)
        all_refused = all_refused and not fault
    return all_refused
