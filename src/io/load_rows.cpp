#include "io/load_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <deque>

#include "core/parallel.hpp"
#include "io/block_reader.hpp"
#include "io/row_columns.hpp"
#include "io/row_problems.hpp"
#include "io/row_sink.hpp"
#include "io/rows_csv.hpp"
#include "io/rows_json.hpp"
#include "io/settle_encoding.hpp"
#include "io/table_start.hpp"
#include "io/text_start.hpp"
#include "io/unicode.hpp"

namespace retain::io {

namespace {

constexpr std::size_t sampled_rows = 1000;

/// What rows say: spans of time or payments, and whether their amounts have a name that only recurring ones have.
struct Kind {
  bool spans = false;
  bool recurring_name = false;
};

/// "1.23E+11": what a spreadsheet makes of a long number that is no text.
bool is_shortened_number(std::string_view id) {
  const auto exponent = id.find("E+");
  if (exponent == std::string_view::npos || exponent == 0 || exponent + 2 == id.size()) return false;
  const auto consists_of = [](std::string_view text, std::string_view signs) {
    return text.find_first_not_of(signs) == std::string_view::npos;
  };
  return consists_of(id.substr(0, exponent), "0123456789.,") && consists_of(id.substr(exponent + 2), "0123456789");
}

/// What the first rows of an input tell about all.
struct Sample {
  std::vector<std::string> ids;
  std::optional<Period> label;
  int decimals = 0;

  void add(std::string_view customer, std::string_view date, std::string_view amount, const DateStyle& style) {
    if (ids.size() < sampled_rows) ids.emplace_back(trim(customer));
    const auto mark = amount.find_first_of(".,");
    if (mark != std::string_view::npos) {
      const std::string_view decimals_text = amount.substr(mark + 1);
      const auto count = std::min(decimals_text.find_first_not_of("0123456789"), decimals_text.size());
      if (count <= 6) decimals = std::max(decimals, static_cast<int>(count));
    }
    if (label) return;
    try {
      label = read_date(date, style);
    } catch (const CellError&) {
      // A later row may have a good one; this one is reported when it is read.
    }
  }
};

/// Empty where there is no header that can be read.
std::optional<TableStart> start_of_table(const std::string& name, std::string_view head, const LoadOptions& options) {
  try {
    return find_table_start(name, without_mark(head), options, [&options](std::string_view header) {
      return find_row_field(header).has_value() ||
             std::ranges::any_of(options.columns, [&](const auto& column) { return same_name(split_unit(header), column.second); });
    });
  } catch (const CsvError&) {
    return std::nullopt;
  }
}

/// How the values of a file are written, as far as it takes a proof.
struct Hypothesis {
  DecimalMark mark = DecimalMark::point;
  DateOrder order = DateOrder::day_first;
  friend bool operator==(const Hypothesis&, const Hypothesis&) = default;
};

/// What was found out by reading an input, and the flag that says it at once.
struct Finding {
  const char* text;
  const char* flag;
};
Finding what_differs(const Hypothesis& settled, const Hypothesis& before) {
  if (settled.mark != before.mark) {
    return settled.mark == DecimalMark::comma ? Finding{"the decimal mark is the comma", "--decimal comma"}
                                              : Finding{"the decimal mark is the point", "--decimal point"};
  }
  return settled.order == DateOrder::day_first ? Finding{"dates have the day first", "--day-first"}
                                               : Finding{"dates have the month first", "--month-first"};
}

/// Reads one input on all threads.
class InputReader {
 public:
  InputReader(RereadableInput& input, const LoadOptions& options, std::deque<RowSink>& sinks, Problems& problems, StatedCurrency& currency,
              Hypothesis hypothesis, EarlierReading& earlier)
      : input_(input),
        options_(options),
        sinks_(sinks),
        problems_(problems),
        currency_(currency),
        hypothesis_(hypothesis),
        earlier_(earlier) {}

  /// What holds; where it is not what the input was read with, it must be read again.
  Hypothesis read() {
    const std::string_view head = input_.head();
    if (!check_start(input_.name(), head, problems_)) return hypothesis_;
    const InputFormat format = format_of(head, options_.format);
    if (std::string note = ending_note(input_.name(), format); !note.empty()) notes_.push_back(std::move(note));
    detected_.file = input_.name();
    detected_.customer_rows = true;
    detected_.format = detected_format(format);
    if (input_.encoding() != Encoding::detect) detected_.encoding = input_.encoding();
    if (format == InputFormat::json || format == InputFormat::ndjson) {
      if (!holds_json_rows(head, options_)) return refuse_other_kind();
      detected_.columns = describe_json_columns(head, options_);
      for (RowSink& sink : sinks_) sink.dates().start_input(options_.dates);
      read_json(format == InputFormat::ndjson);
      return hypothesis_;
    }
    return read_csv(head);
  }
  /// What a person may want to know of how it was read.
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }
  [[nodiscard]] const Detected& detected() const { return detected_; }

  /// Whether the text turned out not to be in UTF-8, for which it was taken.
  [[nodiscard]] bool met_other_encoding() const { return met_other_encoding_; }

 private:
  Hypothesis refuse_other_kind() {
    problems_.error({input_.name(), 0, 0, {}}, "no customer rows, which the other inputs hold", "read them one by one");
    return hypothesis_;
  }

  Hypothesis read_csv(std::string_view head) {
    const auto start = start_of_table(input_.name(), head, options_);
    if (!start || !are_customer_rows(start->headers, options_)) {
      return refuse_other_kind();
    }
    std::ranges::move(notes_of_start(input_.name(), *start), std::back_inserter(notes_));
    RowTable table;
    table.bytes = {start->delimiter, head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos ? '\r' : '\n'};
    for (const Header& header : start->headers) table.headers.push_back(header.text);
    table.has_header = start->has_header;
    const std::size_t errors = problems_.errors();
    table.columns = find_row_columns(start->headers, options_, problems_);
    if (const auto unit = settle_unit(start->units, problems_)) {
      table.columns.amount_unit = with_table_unit(table.columns.amount_unit, *unit, start->headers[table.columns.amount], problems_);
    }
    warn_of_resembling(start->headers, table.columns, problems_);
    if (problems_.errors() > errors) return hypothesis_;
    detected_.columns = describe_columns(start->headers, table.columns);
    detected_.delimiter = start->delimiter;
    detected_.has_header = start->has_header;
    detected_.header_line = start->table_place.line;
    for (const NamedUnit& unit : start->units) detected_.units.push_back(unit.text);
    table.limits = options_.limits;
    table.mark = hypothesis_.mark;
    table.mark_is_certain = options_.decimal != DecimalMark::unknown;
    table.order_is_certain = options_.dates.pattern || options_.dates.order != DateOrder::unknown;
    table.dates = table.order_is_certain ? options_.dates : DateStyle{hypothesis_.order};
    detected_.order = options_.dates.order;
    for (RowSink& sink : sinks_) sink.dates().start_input(table.dates);

    RowProblems found(input_.name(), start->rows_place.line, options_.bad_rows);
    skip(static_cast<std::size_t>(start->rows.data() - head.data()));
    BlockReader blocks(input_, table.bytes.line_end, true, options_.limits);
    run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
      CsvRows rows(table, sinks_[thread], found);
      Block block;
      while (blocks.next(block)) {
        if (!rows.read(block) || found.has_too_many()) blocks.stop();
      }
    });
    report(found);
    Hypothesis settled = hypothesis_;
    if (!table.mark_is_certain)
      settled.mark = found.settle_mark(table.bytes.delimiter == ',', earlier_, problems_).value_or(hypothesis_.mark);
    // What was not read to its end may hold the proof still.
    if (!table.order_is_certain && !table.disproved) {
      const DateOrder order = found.settle_order(earlier_, problems_).value_or(hypothesis_.order);
      if (order != DateOrder::unknown) settled.order = order;
      detected_.order = order;
    }
    found.add_to(earlier_);
    detected_.mark = settled.mark;
    if (settled.mark == DecimalMark::comma) notes_.push_back(fmt::format("{}: the decimal mark is the comma", input_.name()));
    return settled;
  }

  void read_json(bool lines) {
    RowProblems found(input_.name(), 1, options_.bad_rows);
    skip(input_.head().size() - without_mark(input_.head()).size());
    if (lines) {
      BlockReader blocks(input_, '\n', false, options_.limits);
      run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
        JsonRows rows(options_, sinks_[thread], found);
        Block block;
        while (blocks.next(block)) {
          if (!rows.read_lines(block) || found.has_too_many()) blocks.stop();
        }
      });
    } else {
      JsonRows(options_, sinks_.front(), found).read_document(input_.read_rest());
    }
    report(found);
  }

  void report(const RowProblems& found) {
    found.report(problems_);
    found.check_currency(currency_, problems_);
    met_other_encoding_ = found.is_other_encoding() && input_.encoding() == Encoding::detect;
  }

  void skip(std::size_t bytes) {
    std::string skipped(bytes, '\0');
    input_.read(skipped);
  }

  RereadableInput& input_;
  const LoadOptions& options_;
  std::deque<RowSink>& sinks_;
  Problems& problems_;
  StatedCurrency& currency_;
  Hypothesis hypothesis_;
  EarlierReading& earlier_;
  std::vector<std::string> notes_;
  Detected detected_;
  bool met_other_encoding_ = false;
};

class RowsLoader {
 public:
  RowsLoader(std::vector<RereadableInput>& inputs, const LoadOptions& options)
      : inputs_(inputs),
        options_(options),
        earlier_(inputs.size()),
        hypotheses_(inputs.size(), {options.decimal == DecimalMark::unknown ? DecimalMark::point : options.decimal}) {}

  /// Empty where an input turned out to be in another encoding, which is settled now: all must be read anew, from the sample on.
  std::optional<Loaded> load() {
    take_sample();
    settle_plan();
    while (true) {
      switch (read_all()) {
        case Outcome::read:
          return std::move(result_);
        case Outcome::other_hypothesis:
          break;
        case Outcome::other_encoding:
          return std::nullopt;
      }
    }
  }

 private:
  enum class Outcome { read, other_hypothesis, other_encoding };

  void take_sample() {
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      RereadableInput& input = inputs_[i];
      const std::string_view head = input.head();
      if (trim(without_mark(head)).empty()) continue;
      const InputFormat format = format_of(head, options_.format);
      if (format == InputFormat::json || format == InputFormat::ndjson) {
        sample_json_rows(head, options_,
                         [&](const RowColumns& columns, std::string_view id, std::string_view date, std::string_view amount) {
                           note_kind(input.name(), columns);
                           sample_.add(id, date, amount, options_.dates);
                         });
      } else {
        sample_csv(input.name(), head, hypotheses_[i]);
      }
    }
  }

  /// All inputs must hold rows of one kind, for the answer not to depend on which comes first.
  void note_kind(const std::string& name, const RowColumns& columns) {
    const Kind kind{columns.end.has_value(), columns.recurring_name};
    if (!kind_) {
      kind_ = kind;
      kind_of_ = name;
    } else if (kind_->spans != kind.spans) {
      throw InputError({error("mixed_rows", fmt::format("spans and dated rows in one input: see {}", kind_of_), "read them one by one",
                              {name, 0, 0, {}})});
    } else if (kind_->recurring_name != kind.recurring_name) {
      other_kind_of_ = name;
    }
  }

  void sample_csv(const std::string& name, std::string_view head, Hypothesis& hypothesis) {
    const auto start = start_of_table(name, head, options_);
    if (!start || !are_customer_rows(start->headers, options_)) return;
    Problems unheard;
    const RowColumns columns = find_row_columns(start->headers, options_, unheard);
    note_kind(name, columns);
    const bool order_is_certain = options_.dates.pattern || options_.dates.order != DateOrder::unknown;
    CsvReader reader(start->rows, start->delimiter, start->rows_place, options_.limits);
    std::vector<CsvField> record;
    try {
      for (std::size_t i = 0; i < sampled_rows && reader.next(record); ++i) {
        // The last record may be cut off.
        if (record.size() != start->headers.size() || (reader.rest().empty() && i > 0 && head.size() == RereadableInput::head_size))
          continue;
        const CsvField& id = record[columns.customer];
        if (is_shortened_number(trim(id.text)) && !damaged_id_)
          damaged_id_ = Header{std::string(trim(id.text)), {name, id.place.line, id.place.column, {}}};
        const std::string_view date = record[columns.date].text;
        // What one of the first dates proves is likely to hold for all.
        if (const DateOrder proved = date_evidence(date).proves; proved != DateOrder::unknown) hypothesis.order = proved;
        sample_.add(id.text, date, record[columns.amount].text, order_is_certain ? options_.dates : DateStyle{hypothesis.order});
      }
    } catch (const CsvError&) {
      // Reported when the rows are read.
    }
  }

  void settle_plan() {
    spans_ = kind_ && kind_->spans;
    const bool recurring_name = kind_ && kind_->recurring_name;
    label_ = sample_.label ? sample_.label->granularity() : Granularity::day;
    plan_.period = options_.period != Granularity::unknown ? options_.period : spans_ ? Granularity::month : default_period(label_);
    if (!nests(label_, plan_.period) && !spans_) {
      const std::string labels = std::string(granularity_key(label_)) + "s";
      throw InputError(
          {error("period_option", fmt::format("the dates are {}, which cannot be grouped into {}s", labels, granularity_key(plan_.period)),
                 fmt::format("leave --period out, or give a length that {} lie in", labels), {inputs_.front().name(), 0, 0, {}})});
    }
    const bool regroups = label_ != plan_.period && !spans_;
    if (regroups && label_ == Granularity::day && !other_kind_of_.empty() && !options_.recurring) {
      throw InputError({error("mixed_rows", fmt::format("amounts that recur and amounts that may not in one input: see {}", kind_of_),
                              "--amounts recurring or --amounts payments settles it", {other_kind_of_, 0, 0, {}})});
    }
    const bool recurring = options_.recurring.value_or(recurring_name || label_ != Granularity::day);
    plan_.kept = regroups && recurring ? label_ : plan_.period;
    plan_.segmented = !options_.by.empty();
    plan_.decimals = sample_.decimals;
    if (sample_.label) plan_.some_period = Period::containing(plan_.kept, sample_.label->first_day()).ordinal();
    plan_.numbered = ledger::NumberedIds(sample_.ids);

    constexpr std::uint64_t bytes_a_part = std::uint64_t{2} << 20;
    constexpr unsigned most_part_bits = 10;
    constexpr unsigned part_bits_of_pipe = 8;
    std::uint64_t bytes = 0;
    for (RereadableInput& input : inputs_) {
      const bool is_whole = input.head().size() < RereadableInput::head_size;
      bytes += input.size().value_or(is_whole ? input.head().size() : bytes_a_part << (part_bits_of_pipe - 1));
    }
    // A span may become a row for each of many periods.
    constexpr std::uint64_t rows_of_a_span = 32;
    if (spans_) bytes *= rows_of_a_span;
    plan_.partition_bits = std::min(most_part_bits, static_cast<unsigned>(std::bit_width(bytes / bytes_a_part)));
    threads_ = std::clamp<unsigned>(static_cast<unsigned>(bytes / bytes_a_part), 1U, std::max(1U, options_.threads));
    plan_.memory = options_.memory / threads_;
    if (regroups) describe_regrouping(recurring);
  }

  void describe_regrouping(bool recurring) {
    const Wording::Part period{std::string(granularity_key(plan_.period)), true};
    const Wording::Part label{std::string(granularity_key(label_)), true};
    regrouping_ =
        !recurring ? Assumption{std::nullopt,
                                {"amounts are payments: those of a {0} add up (--amounts recurring takes the last)", {period}},
                                {"amounts are payments"}}
        : label_ == Granularity::day
            ? Assumption{std::nullopt,
                         {"amounts recur: each customer's latest day in a {0} counts (--amounts payments adds them up)", {period}},
                         {"amounts recur"}}
            : Assumption{std::nullopt,
                         {"amounts recur: the last {0} in a {1} counts (--amounts payments adds them up)", {label, period}},
                         {"amounts recur"}};
  }

  /// Where a hypothesis or an encoding was disproved, everything is to be read again.
  Outcome read_all() {
    Problems problems(options_.bad_rows);
    result_ = {};
    LoadedRows& rows = result_.rows.emplace();
    if (options_.memory > 0 && options_.make_overflow) rows.overflow = options_.make_overflow();
    plan_.overflow = rows.overflow.get();
    rows.ledger = std::make_unique<Ledger>(plan_);
    std::deque<RowSink> sinks;
    for (unsigned i = 0; i < threads_; ++i) sinks.emplace_back(*rows.ledger, label_);

    StatedCurrency currency;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const std::size_t errors = problems.errors();
      InputReader reader(inputs_[i], options_, sinks, problems, currency, hypotheses_[i], earlier_[i]);
      const Hypothesis settled = reader.read();
      if (reader.met_other_encoding() && inputs_[i].can_rewind() && finds_encoding(inputs_[i], problems)) {
        rewind_all(fmt::format("the encoding is {}", encoding_key(inputs_[i].encoding())),
                   fmt::format("--encoding {}", encoding_key(inputs_[i].encoding())));
        return Outcome::other_encoding;
      }
      result_.detected.push_back(reader.detected());
      result_.notes.insert(result_.notes.end(), reader.notes().begin(), reader.notes().end());
      if (settled == hypotheses_[i] || problems.errors() > errors) continue;
      const Finding finding = what_differs(settled, hypotheses_[i]);
      rewind_all(finding.text, finding.flag);
      hypotheses_[i] = settled;
      return Outcome::other_hypothesis;
    }
    finish_spans(sinks, rows);
    if (problems.errors() == 0 && rows.ledger->empty()) {
      const bool has_rows = problems.rejected() > 0;
      problems.error({inputs_.front().name(), 0, 0, {}}, has_rows ? "no row can be read" : "no data rows after the header",
                     has_rows ? "" : "is the file complete?");
    }
    if (damaged_id_) {
      problems.warn(
          damaged_id_->place, "damaged_id",
          fmt::format("customer id {} was shortened by a spreadsheet: different ids may have become one", in_quotes(damaged_id_->text)),
          "format the column as text before the export");
    }
    result_.warnings = problems.finish();
    result_.rejected = problems.take_rejected();
    if (regrouping_) rows.assumptions.push_back(*regrouping_);
    if (options_.encoding == Encoding::detect) {
      for (const RereadableInput& input : inputs_) {
        if (std::string note = encoding_note(input.name(), input.encoding()); !note.empty()) result_.notes.push_back(std::move(note));
      }
    }
    return Outcome::read;
  }

  /// False where the text is UTF-8 but for what is reported already, with all else that is wrong. Throws InputError where more is to be
  /// said.
  static bool finds_encoding(RereadableInput& input, const Problems& problems) {
    try {
      find_encoding(input);
      return true;
    } catch (const InputError& error) {
      const auto& reported = problems.error_list();
      if (std::ranges::find(reported, error.diagnostics().front().message, &Diagnostic::message) == reported.end()) throw;
      return false;
    }
  }

  /// Throws InputError where it is too late, because `what` was not known from the start, and `flag` would say it.
  void rewind_all(std::string_view what, std::string_view flag) {
    for (RereadableInput& input : inputs_) {
      if (input.rewind()) continue;
      throw InputError({error("restart", fmt::format("{}, which is seen too late to read the pipe again", what),
                              fmt::format("pass {}", flag), {input.name(), 0, 0, {}})});
    }
  }

  void finish_spans(std::deque<RowSink>& sinks, LoadedRows& rows) {
    std::optional<std::chrono::sys_days> latest = spans_ ? options_.as_of : std::nullopt;
    for (const RowSink& sink : sinks) {
      if (sink.latest_day() && (!latest || *sink.latest_day() > *latest)) latest = sink.latest_day();
    }
    if (!latest) return;
    rows.run_until = latest;
    for (RowSink& sink : sinks) sink.finish_spans(*latest);
  }

  std::vector<RereadableInput>& inputs_;
  const LoadOptions& options_;
  std::vector<EarlierReading> earlier_;  // of each input
  std::vector<Hypothesis> hypotheses_;
  Sample sample_;
  std::optional<Header> damaged_id_;  // the first, and its place
  std::optional<Kind> kind_;
  std::string kind_of_;        // the input that showed it
  std::string other_kind_of_;  // one whose amounts have a name of the other kind
  bool spans_ = false;
  Granularity label_ = Granularity::day;
  LedgerPlan plan_;
  unsigned threads_ = 1;
  std::optional<Assumption> regrouping_;
  Loaded result_;
};

}  // namespace

bool looks_like_rows(std::string_view head, const LoadOptions& options) {
  if (options.transpose || trim(without_mark(head)).empty()) return false;
  const InputFormat format = format_of(head, options.format);
  if (format == InputFormat::json || format == InputFormat::ndjson) return holds_json_rows(head, options);
  const auto start = start_of_table({}, head, options);
  return start && are_customer_rows(start->headers, options);
}

void refuse_incomplete_rows(const std::string& name, std::string_view head, const LoadOptions& options) {
  const std::string_view text = without_mark(head);
  Problems unheard;
  if (!check_start(name, head, unheard) || find_invalid_utf8(text.substr(0, text.find_first_of("\r\n")))) return;
  const InputFormat format = format_of(head, options.format);
  if (format == InputFormat::json || format == InputFormat::ndjson) return;
  const auto start = options.transpose ? std::nullopt : start_of_table(name, head, options);
  if (!start) return;
  auto lacking = missing_row_field(start->headers, options);
  if (!lacking) return;
  if (Problems problems; !check_quotes(*start, problems)) throw InputError(problems.error_list());
  if (start->later_header > 0) {
    lacking->hint = fmt::format("line {} looks like the header: --skip {}", start->later_header, start->later_header - 1);
  } else if (looks_like_data(*start)) {
    lacking->message = "no header recognised: the first line looks like data";
    lacking->hint = "--no-header --column customer=1 --column date=2 --column amount=3 reads columns by their numbers";
  }
  throw InputError({std::move(*lacking)});
}

Loaded load_rows(std::vector<RereadableInput>& inputs, const LoadOptions& options) {
  while (true) {
    if (auto loaded = RowsLoader(inputs, options).load()) return *std::move(loaded);
  }
}

}  // namespace retain::io
