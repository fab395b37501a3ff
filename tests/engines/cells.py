"""Compares tables cell by cell: keys as they are written, amounts as exact numbers."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

KEYS = {
    "snapshot": ["period", "segment"],
    "cohort": ["cohort", "segment", "age"],
    "movements": ["customer", "segment", "period"],
}
COUNTS_OF_ROWS = {
    "snapshot": ["result_rows", "refused_rows"],
    "cohort": ["result_rows", "refused_rows"],
    "movements": ["refused_rows"],
}


class Compared(NamedTuple):
    cells: int
    differences: list


def value(text):
    """What a cell says, whichever way an engine writes it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def by_key(kind, rows):
    """The rows by their keys, as a mapping from column to text each."""
    names = [name.lower() for name in rows[0]]
    found = {}
    for row in rows[1:]:
        cells = dict(zip(names, row, strict=True))
        key = tuple(cells.get(name, "") for name in KEYS[kind])
        if key in found:
            raise ValueError(f"{key} stands twice in the result")
        found[key] = cells
    return found


def compare(kind, expected, got):
    """`expected` and `got` are lists of rows with a header each."""
    if not got:
        return Compared(0, ["the result is empty, without a header"])
    columns = [name.lower() for name in got[0]]
    differences = [f"no column {name}" for name in expected[0] + COUNTS_OF_ROWS[kind] if name not in columns]
    wanted, found = by_key(kind, expected), by_key(kind, got)
    for key, cells in found.items():
        if cells.get("refused_rows") not in ("0", None) or cells.get("refused_for", ""):
            differences.append(f"{key}: {cells['refused_rows']} rows refused: {cells.get('refused_for')}")
        if cells.get("result_rows", str(len(found))) != str(len(found)):
            differences.append(f"{key}: result_rows is {cells['result_rows']} of {len(found)}")
    differences += [f"{key} is missing" for key in wanted if key not in found]
    differences += [f"{key} should not be there" for key in found if key not in wanted]
    cells = 0
    for key, row in wanted.items():
        for column, text in row.items():
            if key in found and column not in KEYS[kind] and column in found[key]:
                cells += 1
                told = found[key][column]
                if text != told and value(text) != value(told):
                    differences.append(f"{key} {column}: {told!r} where {text!r} is expected")
    return Compared(cells, differences)


def cohorts_by_age(survivors, revenue):
    """The table of cohorts that `retain` writes, an age a column, as an age a row."""
    long = [["cohort", "segment", "complete", "age", "survivors", "revenue"]]
    width = survivors[0].index("size") + 1
    for row, money in zip(survivors[1:], revenue[1:], strict=True):
        long += [
            [*row[:3], str(age), count, amount]
            for age, (count, amount) in enumerate(zip(row[width:], money[width:]))
            if count
        ]
    return long
