"""Rows that cannot be counted, among few that can: each engine has to count them as refused, and `retain report` to refuse the result."""

from typing import NamedTuple

from base import QueryFailed, csv_rows, csv_text
from compare import retain
from rows import Column

TABLE = "doubtful rows"
COLUMNS = [
    Column(name, "date" if name == "day" else "decimal" if name in ("amount", "given back") else "text")
    for name in ("kind", "customer", "day", "plan", "amount", "given back", "status", "every")
]
ROWS = [
    ["good", "a", "2026-01-05", "pro", "10", None, "paid", "month"],
    ["good", "b", "2026-01-20", "pro", "11", "0.5", "paid", "month"],
    ["good", "a", "2026-02-05", "pro", "12.50", None, "paid", "month"],
    ["id", None, "2026-01-05", "pro", "10", None, "paid", "month"],
    ["id", " \t", "2026-01-05", "pro", "10", None, "paid", "month"],
    ["id", "Unknown", "2026-01-05", "pro", "10", None, "paid", "month"],
    ["id", "Grand_Total:", "2026-01-05", "pro", "10", None, "paid", "month"],
    ["id", "Acme Total", "2026-01-05", "pro", "10", None, "paid", "month"],
    ["cell", "c", None, "pro", "10", None, "paid", "month"],
    ["cell", "c", "2026-01-05", "pro", None, None, "paid", "month"],
    ["word", "c", "2026-01-05", "pro", "10", None, "hmm", "month"],
    ["word", "c", "2026-01-05", "pro", "10", None, "Processing", "month"],
    ["word", "c", "2026-01-05", "pro", "10", None, "paid", "sometimes"],
    ["word", "c", "2026-01-05", "Total for EU", "10", None, "paid", "month"],
    ["odd day", "c", "1900-01-01", "pro", "10", None, "paid", "month"],
    ["unpaid", "c", "2026-01-05", "pro", "10", None, "failed", "month"],
    ["twice", "a", "2026-01-06", "pro", "11", None, "paid", "month"],
]
WORDS = ("--status", "status", "--interval", "every", "--by", "plan")


class Question(NamedTuple):
    kinds: str  # of rows that are asked for
    refused: int | None  # of how many the result tells, in each of its rows; None: it has no rows
    reason: str
    flags: tuple
    kind: str = "snapshot"


QUESTIONS = [
    Question("good,id,cell,word,unpaid", 11, "customer", WORDS),
    Question("good,odd day", 1, "date", WORDS),
    Question("good,odd day", 1, "date", (), "cohort"),
    Question("good,odd day", 1, "date", (), "movements"),
    Question("id", 5, "customer", ()),
    Question("id", 5, "customer", ("--since", "2026-01")),
    Question("id", None, "", (), "cohort"),
    Question("unpaid", None, "", WORDS),
    Question("good,twice", 1, "recurring amount", ("--amounts", "recurring")),
    Question("good", 1, "amount", ("--scale", "0")),
    Question("good", 1, "refund", ("--scale", "0", "--refund", '"given back"', "--where", "amount!=12.50,12.5")),
]


def fault_of(engine, question):
    """What is wrong with the answer to a question, or None."""
    query = ["sql", question.kind, "--table", f'"{TABLE}"', "--customer", "customer", "--date", "day"]
    query += ["--amount", "amount", "--where", f"kind={question.kinds}", *question.flags]
    result = engine.query(retain(*query, *(["--dialect", engine.dialect] if engine.dialect else [])))
    header, *rows = csv_rows(result) or [[]]  # SQLite prints no header of nothing
    told = {(row[header.index("refused_rows")], row[header.index("refused_for")]) for row in rows}
    if told != (set() if question.refused is None else {(str(question.refused), question.reason)}):
        return f"{told} are refused"
    if question.kind == "movements":
        return None  # which no command of retain reads
    said = retain("report" if question.kind == "snapshot" else "cohort", "-", given=result, fails=3, told=True)
    if question.refused is not None and f": {question.reason}" not in said:
        return f"retain says {said}"
    return None


def check(name, engine, work):
    """Whether all was refused that must be; a cluster, which takes long for a query, is asked the first question."""
    path = work / f"{name}-refusals.csv"
    path.write_text(csv_text([column.name for column in COLUMNS], ROWS), encoding="utf-8")
    engine.load(TABLE, [path], COLUMNS)
    all_refused = True
    for question in QUESTIONS[: 1 if engine.is_cluster else None]:
        try:
            fault = fault_of(engine, question)
        except (QueryFailed, RuntimeError, ValueError) as failure:
            fault = str(failure)
        asked = " ".join((question.kind, question.kinds, *question.flags))
        print(f"{name}: refusals of {asked}: {fault or 'as they should be'}", flush=True)
        all_refused = all_refused and not fault
    return all_refused
