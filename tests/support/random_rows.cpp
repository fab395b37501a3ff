#include "support/random_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/random.hpp"
#include "text/format.hpp"

namespace retain::test {

namespace {

using naive::Day;
using naive::Length;
using naive::Period;
using std::chrono::days;

const std::vector<std::string>& names(Part part) {
  static const std::map<Part, std::vector<std::string>> headers{
      {Part::customer, {"customer_id", "client", "account", "customer", "고객", "고객번호", "Customer ID"}},
      {Part::when, {"date", "month", "period", "quarter", "year", "day", "일자", "기간", "월"}},
      {Part::start, {"start", "start_date", "started", "시작일"}},
      {Part::end, {"end", "end_date", "ended", "종료일"}},
      {Part::amount, {"revenue", "amount", "매출", "금액", "Amount", "mrr", "arr", "MRR"}},
      {Part::region, {"region"}},
      {Part::plan, {"plan"}},
      {Part::note, {"note"}},
  };
  return headers.at(part);
}

std::string length_name(Length length) {
  switch (length) {
    case Length::day:
      return "day";
    case Length::week:
      return "week";
    case Length::month:
      return "month";
    case Length::quarter:
      return "quarter";
    case Length::year:
      break;
  }
  return "year";
}

std::vector<Column> random_columns(Random& random, Form form) {
  std::vector<Part> parts{Part::customer, Part::amount, Part::region, Part::plan};
  if (random.one_in(4)) parts.push_back(Part::note);
  if (form == Form::spans) {
    parts.insert(parts.end(), {Part::start, Part::end});
  } else {
    parts.push_back(Part::when);
  }
  random.shuffle(parts);
  std::vector<Column> columns;
  for (const Part part : parts) columns.push_back({part, random.one_of(names(part))});
  return columns;
}

std::vector<Column> random_segments(Random& random) {
  const Column region{Part::region, "region"};
  const Column plan{Part::plan, "plan"};
  return random.one_of<std::vector<Column>>({{}, {}, {region}, {plan}, {region, plan}, {plan, region}});
}

naive::Question random_question(Random& random, const Case& test, Length labels) {
  const std::vector<Length> all{Length::day, Length::week, Length::month, Length::quarter, Length::year};
  naive::Question question;
  if (!random.one_in(3)) {
    // Those that labels cannot be grouped into are refused before anything is computed: a few are enough.
    const bool any = labels == Length::day || random.one_in(10);
    question.period =
        random.one_of(any ? all : std::vector<Length>{labels, labels == Length::month ? Length::quarter : labels, Length::year});
  }
  if (test.form != Form::spans && random.one_in(3)) question.recurring = random.one_in(2);
  const auto amount = std::find_if(test.columns.begin(), test.columns.end(), [](const Column& c) { return c.part == Part::amount; });
  question.recurring_column = amount->header == "mrr" || amount->header == "arr" || amount->header == "MRR";
  question.yearly = amount->header == "arr";
  if (test.form == Form::spans) question.inclusive_ends = !random.one_in(3);
  if (random.one_in(2)) question.gap = 1 + random.upto(3);
  if (random.one_in(3)) question.window = random.one_in(8) ? 12 : 1 + random.upto(3);
  question.by_segment = !test.by.empty();
  return question;
}

/// The days from the first to the last of some adjacent periods.
Period random_range(Random& random, Length length) {
  Period period = naive::period_of(naive::labelled("2018-01-01").first + days{random.upto(3000)}, length);
  const Day first = period.first;
  const int many = length == Length::year ? 60 : 14;
  for (int periods = random.one_in(6) ? many : random.upto(6); periods > 0; --periods) period = naive::next(period);
  return {length, first, period.last};
}

enum class Spread { units, cents, millionths, huge };

/// What rows are drawn from.
struct Population {
  std::vector<std::string> customers;
  std::vector<std::string> regions;
  std::vector<std::string> plans;
  Spread spread;
  bool refunds;
  Period range;
};

Population few(Random& random, const Case& test, Period range) {
  Population population{.customers = {"c1", "C1", "7", "007", "김 민수", "a,b", "\"q\"", "Zoë"},
                        .regions = {"", "EU", "eu", "서울", "x, y", "=1+1"},
                        .plans = {"", "A", "B", "a"},
                        .spread = test.huge ? Spread::huge : random.one_of<Spread>({Spread::units, Spread::cents, Spread::millionths}),
                        .refunds = random.one_in(2),
                        .range = range};
  for (auto* names : {&population.customers, &population.regions, &population.plans}) {
    random.shuffle(*names);
    names->resize(static_cast<std::size_t>(1 + random.upto(static_cast<int>(names->size()) - 1)));
  }
  return population;
}

std::vector<std::string> numbered(const std::string& before, int width, int count) {
  std::vector<std::string> names;
  // 0 stands for nobody.
  for (int i = 1; i <= count; ++i) names.push_back(formatted("{}{:0{}}", before, i, width));
  return names;
}

/// Ids of one form, few labels, and amounts in whole units.
Population regular(Random& random, Period range) {
  const int width = random.one_in(2) ? 1 : 4;
  return {.customers = numbered(random.one_of<std::string>({"", "C", "cust-", "고객"}), width, 300),
          .regions = {"EU", "US"},
          .plans = {"A"},
          .spread = Spread::units,
          .refunds = false,
          .range = range};
}

Population irregular(Random& random, const Case& test, Period range) {
  Population population = few(random, test, range);
  population.refunds = true;
  for (const char* before : {"", "C", "cust-", "고객", "other"}) {
    for (const int width : {1, 4, 9}) {
      const std::vector<std::string> names = numbered(before, width, 150);
      population.customers.insert(population.customers.end(), names.begin(), names.end());
    }
  }
  const std::vector<std::string> regions = numbered("r", 1, 100);
  population.regions.insert(population.regions.end(), regions.begin(), regions.end());
  population.range.last += days{(range.last - range.first).count()};
  population.range.first -= days{(range.last - range.first).count() / 2};
  return population;
}

int128 random_amount(Random& random, Spread spread, bool refunds) {
  constexpr int128 one = 1'000'000;
  if (random.one_in(10)) return 0;
  const int128 sign = refunds && random.one_in(4) ? -1 : 1;
  switch (spread) {
    // So few values that sums cancel and changes are nil.
    case Spread::units:
      return sign * one * (1 + random.upto(3));
    case Spread::cents:
      return sign * 10'000 * (1 + random.upto(9999));
    case Spread::millionths:
      return sign * random.digits(100 * one);
    case Spread::huge:
      break;
  }
  return sign * random.digits(one * one * one * one);
}

void add_records(Random& random, Case& test, int count, Length labels, const Population& from) {
  const bool days_repeat = random.one_in(3);
  for (; count > 0; --count) {
    Record record{random.one_of(from.customers), random.one_of(from.regions), random.one_of(from.plans)};
    record.when = naive::period_of(random.day(from.range.first, from.range.last), labels);
    if (days_repeat && !test.records.empty() && random.one_in(3)) record.when = random.one_of(test.records).when;
    record.millionths = random_amount(random, from.spread, from.refunds);
    record.decimals = static_cast<std::size_t>(random.one_in(2) ? 0 : random.upto(6));
    if (test.form == Form::spans && !random.one_in(3)) {
      record.end = random.day(record.when.first, std::max(record.when.last, from.range.last));
      if (random.one_in(3)) record.end = naive::period_of(*record.end, Length::month).last;
    }
    test.records.push_back(record);
  }
}

std::string quote(const std::string& text, bool always) {
  if (!always && text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string cell(const Record& record, Part part) {
  switch (part) {
    case Part::customer:
      return record.customer;
    case Part::when:
    case Part::start:
      return naive::label(record.when);
    case Part::end:
      return record.end ? naive::label(naive::period_of(*record.end, Length::day)) : "";
    case Part::amount:
      return decimal(record.millionths, record.decimals);
    case Part::region:
      return record.region;
    case Part::plan:
      return record.plan;
    case Part::note:
      break;
  }
  return record.decimals == 3 ? "said \"no\",\nthen yes" : "";
}

std::vector<naive::Snapshot> uncut(const Case& test) {
  std::vector<naive::Row> rows;
  std::vector<naive::Span> spans;
  for (const Record& record : test.records) {
    std::vector<std::string> segment;
    for (const Column& column : test.by) segment.push_back(cell(record, column.part));
    rows.push_back({record.customer, segment, record.when, record.millionths});
    spans.push_back({record.customer, segment, record.when.first, record.end, record.millionths});
  }
  return test.form == Form::spans ? naive::snapshots(spans, test.question) : naive::snapshots(rows, test.question);
}

}  // namespace

Case random_case(Form form, unsigned seed, Size size) {
  Random random(seed);
  Case test;
  test.seed = seed;
  test.form = form;
  test.columns = random_columns(random, form);
  test.by = random_segments(random);
  test.quoted = random.one_in(8);
  if (random.one_in(8)) test.line_end = "\r\n";
  test.huge = random.one_in(16);
  const Length labels = form == Form::longer_labels
                            ? random.one_of<Length>({Length::month, Length::month, Length::quarter, Length::week, Length::year})
                            : Length::day;
  test.question = random_question(random, test, labels);
  const Period range = random_range(random, test.question.period.value_or(std::max(labels, Length::month)));
  if (size == Size::small) {
    add_records(random, test, 1 + (random.one_in(4) ? random.upto(4) : random.upto(50)), labels, few(random, test, range));
  } else {
    add_records(random, test, 1500, labels, regular(random, range));
    add_records(random, test, 40'000, labels, irregular(random, test, range));
  }
  if (random.one_in(3)) test.question.as_of = random.day(range.last - days{40}, range.last + days{40});

  const std::vector<naive::Snapshot> all = uncut(test);
  if (!all.empty() && random.one_in(6)) test.since = naive::label(random.one_of(all).period);
  if (!all.empty() && random.one_in(6)) test.until = naive::label(random.one_of(all).period);
  if (test.since.empty() && test.until.empty() && random.one_in(8)) test.last = 1 + random.upto(4);
  // A range without a period is refused, as others test.
  if (!test.since.empty() && !test.until.empty() && test.until < test.since) std::swap(test.since, test.until);
  return test;
}

std::string decimal(int128 millionths, std::size_t decimals) {
  const int128 size = millionths < 0 ? -millionths : millionths;
  std::string places = formatted("{:06}", static_cast<int>(size % 1'000'000));
  while (places.size() > decimals && places.back() == '0') places.pop_back();
  return formatted("{}{}{}{}", millionths < 0 ? "-" : "", size / 1'000'000, places.empty() ? "" : ".", places);
}

std::string csv(const Case& test) {
  std::string text;
  const auto add_line = [&](auto&& cell_of) {
    for (const Column& column : test.columns) {
      if (&column != &test.columns.front()) text += ',';
      text += quote(cell_of(column), test.quoted);
    }
    text += test.line_end;
  };
  add_line([](const Column& column) { return column.header; });
  for (const Record& record : test.records) add_line([&](const Column& column) { return cell(record, column.part); });
  return text;
}

std::string json_lines(const Case& test) {
  std::string text;
  for (const Record& record : test.records) {
    const char* before = "{";
    for (const Column& column : test.columns) {
      const std::string value = cell(record, column.part);
      const bool is_null = column.part == Part::end && value.empty();
      text += before + nlohmann::json(column.header).dump() + ":";
      text += is_null ? "null" : column.part == Part::amount ? value : nlohmann::json(value).dump();
      before = ",";
    }
    text += "}\n";
  }
  return text;
}

std::vector<std::string> flags(const Case& test) {
  const naive::Question& question = test.question;
  const bool defaults_too = test.seed % 2 == 0;
  std::vector<std::string> flags;
  const auto add = [&](const std::string& flag, const std::string& value) { flags.insert(flags.end(), {flag, value}); };
  if (question.period) add("--period", length_name(*question.period));
  if (question.recurring) add("--amounts", *question.recurring ? "recurring" : "payments");
  if (test.form == Form::spans) {
    add("--end", question.inclusive_ends ? "inclusive" : "exclusive");
    if (!question.recurring_column) add("--amount-per", "month");
  }
  if (question.gap != 1 || defaults_too) add("--gap", std::to_string(question.gap));
  if (question.window != 1 || defaults_too) add("--window", std::to_string(question.window));
  if (question.as_of) add("--as-of", naive::label(naive::period_of(*question.as_of, Length::day)));
  if (!test.by.empty()) add("--by", test.by.size() == 1 ? test.by[0].header : test.by[0].header + "," + test.by[1].header);
  if (!test.since.empty()) add("--since", test.since);
  if (!test.until.empty()) add("--until", test.until);
  if (test.last > 0) add("--last", std::to_string(test.last));
  return flags;
}

std::vector<naive::Snapshot> expected(const Case& test) {
  std::vector<naive::Snapshot> shown = uncut(test);
  std::vector<Period> grid;
  for (const naive::Snapshot& snapshot : shown) {
    if (grid.empty() || grid.back() != snapshot.period) grid.push_back(snapshot.period);
  }
  const auto last = static_cast<std::size_t>(test.last);
  const bool all = last == 0 || last >= grid.size();
  std::erase_if(shown, [&](const naive::Snapshot& snapshot) {
    return (!test.since.empty() && snapshot.period < naive::labelled(test.since)) ||
           (!test.until.empty() && naive::labelled(test.until) < snapshot.period) || (!all && snapshot.period < grid[grid.size() - last]);
  });
  return shown;
}

}  // namespace retain::test
