"""Customer rows from a seed, with all that a warehouse holds and a query may trip over: names and values that need
quotes, spaces and blanks, refunds, customers who pause, move between segments and come back, a month without rows, and
drafts that lack a part."""

import datetime
import random
from typing import NamedTuple


class Column(NamedTuple):
    name: str
    kind: str  # text, date or decimal


CUSTOMER, DATE, PLAN, REGION = "customer id", "booked on", 'plan "name"', "지역"
AMOUNT, REFUND, STATUS, INTERVAL, SOURCE = "amount", "given back", "paid?", "every", "source"
COLUMNS = [
    Column(CUSTOMER, "text"),
    Column(DATE, "date"),
    Column(PLAN, "text"),
    Column(REGION, "text"),
    Column(AMOUNT, "decimal"),
    Column(REFUND, "decimal"),
    Column(STATUS, "text"),
    Column(INTERVAL, "text"),
    Column(SOURCE, "text"),
]

MONTHS = 24
FIRST_YEAR, FIRST_MONTH = 2023, 7
EMPTY_MONTH = 13
LAST_DAY = 17

PLANS = ["프로", "Größe L", "it's", "back\\slash", "basic", "BASIC", None]
REGIONS = ["서울", "São Paulo", "Zürich", "부산", "a,b", 'say "hi"', None]
STATUSES = ["paid"] * 17 + ["failed", "pending", "refunded"]
INTERVALS = ["month"] * 8 + ["quarter", "year"]
SOURCES = ["app"] * 6 + ["web"] * 3 + [None]


def day_of(chance, month):
    year, index = divmod(FIRST_YEAR * 12 + FIRST_MONTH - 1 + month, 12)
    after = datetime.date(year + (index == 11), (index + 1) % 12 + 1, 1)
    days = LAST_DAY if month == MONTHS - 1 else (after - datetime.date(year, index + 1, 1)).days
    return datetime.date(year, index + 1, chance.randint(1, days))


def customer_id(chance, number):
    return chance.choice(
        [f"c{number:05d}"] * 6 + [f"C{number:05d}", f"{number}", f"0{number}", f"고객-{number}", f"Å'{number}\\"]
    )


def price(chance):
    whole = chance.choice([9, 12, 19, 29, 49, 99, 199])
    return str(whole) if chance.random() < 0.3 else f"{whole + chance.randint(0, 99) / 100:.2f}"


def customer_rows(chance, number):
    """The rows of one customer: a subscription or two, each with its segment, pauses and refunds."""
    customer = customer_id(chance, number)
    for _ in range(1 if chance.random() < 0.8 else 2):
        plan, region, amount = chance.choice(PLANS), chance.choice(REGIONS), price(chance)
        month = chance.choice([0, chance.randrange(MONTHS), chance.randrange(MONTHS)])
        while month < MONTHS:
            if chance.random() < 0.06:
                plan = chance.choice(PLANS)
            if chance.random() < 0.15:
                amount = price(chance)
            if month != EMPTY_MONTH:
                yield from month_rows(chance, customer, month, plan, region, amount)
            fate = chance.random()
            if fate < 0.04:
                break
            month += chance.randint(2, 7) if fate < 0.14 else 1


def month_rows(chance, customer, month, plan, region, amount):
    def row(money, refund=None, status=None):
        around = chance.choice([" {}  ", "\t{}", "{}\u00a0", "\u3000{}"]) if chance.random() < 0.004 else "{}"
        return [
            around.format(customer),
            day_of(chance, month).isoformat(),
            plan,
            region,
            money,
            refund,
            status or chance.choice(STATUSES),
            chance.choice(INTERVALS) if chance.random() < 0.95 else None,
            chance.choice(SOURCES),
        ]

    kind = chance.random()
    if kind < 0.06:
        yield row(amount, refund=amount if chance.random() < 0.4 else "0.5")
    elif kind < 0.10:
        twice = row(amount)
        yield twice
        yield list(twice)
    else:
        yield row(amount)
    if chance.random() < 0.10:
        yield row(f"{chance.randint(1, 3000) / 100:.2f}")
    back = chance.random()
    if back < 0.03:
        yield row(f"-{amount}", status="paid")
    elif back < 0.04:
        yield row(f"-{float(amount) + 30:.2f}", status="paid")
    elif back < 0.05:
        yield row("0")


def draft(chance, row):
    """A row that lacks what makes it one: it must be left out by its source before anything else looks at it."""
    row = list(row)
    row[chance.choice([0, 1, 4])] = None
    row[8] = "draft"
    return row


def make_rows(seed, count=100_000):
    chance = random.Random(seed)
    rows, number = [], 0
    while len(rows) < count:
        number += 1
        for row in customer_rows(chance, number):
            rows.append(row)
            if chance.random() < 0.005:
                rows.append(draft(chance, row))
    del rows[count:]
    chance.shuffle(rows)
    return rows
