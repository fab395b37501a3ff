#include "io/load_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <deque>

#include "core/parallel.hpp"
#include "io/block_reader.hpp"
#include "io/csv_record.hpp"
#include "io/dialect.hpp"
#include "io/row_columns.hpp"
#include "io/row_problems.hpp"
#include "io/row_sink.hpp"
#include "io/rows_csv.hpp"
#include "io/rows_json.hpp"
#include "io/settle_encoding.hpp"
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

/// What the first rows of an input tell about all.
struct Sample {
  std::vector<std::string> ids;
  std::optional<Period> label;
  int decimals = 0;

  void add(std::string_view customer, std::string_view date, std::string_view amount) {
    if (ids.size() < sampled_rows) ids.emplace_back(trim(customer));
    const auto mark = amount.find_first_of(".,");
    if (mark != std::string_view::npos) {
      const std::string_view decimals_text = amount.substr(mark + 1);
      const auto count = std::min(decimals_text.find_first_not_of("0123456789"), decimals_text.size());
      if (count <= 6) decimals = std::max(decimals, static_cast<int>(count));
    }
    if (label) return;
    try {
      label = read_date(date);
    } catch (const CellError&) {
      // A later row may have a good one; this one is reported when it is read.
    }
  }
};

/// A CSV table: how it is written, and where its rows begin.
struct TableStart {
  Dialect dialect;
  std::vector<Header> headers;
  std::size_t body = 0;       ///< offset of the first row
  std::size_t body_line = 1;  ///< its line
};

std::optional<char> pinned_delimiter(const LoadOptions& options) {
  if (options.delimiter != '\0') return options.delimiter;
  if (options.format == InputFormat::tsv) return '\t';
  return std::nullopt;
}

/// Empty where there is no header that can be read.
std::optional<TableStart> start_of_table(const std::string& name, std::string_view head, const LoadOptions& options) {
  const std::string_view text = without_mark(head);
  TableStart start;
  start.dialect = detect_dialect(
      text, pinned_delimiter(options),
      [&options](std::string_view header) {
        return find_row_field(header).has_value() ||
               std::ranges::any_of(options.columns, [&](const auto& column) { return same_name(split_unit(header), column.second); });
      },
      options.limits);
  CsvReader reader(start.dialect.body, start.dialect.delimiter, start.dialect.start, options.limits);
  std::vector<CsvField> record;
  try {
    do {
      if (!reader.next(record)) return std::nullopt;
    } while (is_blank(record));
  } catch (const CsvError&) {
    return std::nullopt;
  }
  for (const CsvField& field : record) start.headers.push_back({std::string(field.text), {name, field.place.line, field.place.column, {}}});
  start.body = head.size() - reader.rest().size();
  start.body_line = reader.place().line;
  return start;
}

/// Reads one input on all threads.
class InputReader {
 public:
  InputReader(RereadableInput& input, const LoadOptions& options, std::deque<RowSink>& sinks, Problems& problems, DecimalMark mark)
      : input_(input), options_(options), sinks_(sinks), problems_(problems), mark_(mark) {}

  /// The decimal mark that holds; another than the one it was read with must be read with.
  DecimalMark read() {
    const std::string_view head = input_.head();
    if (!check_start(input_.name(), head, problems_)) return mark_;
    const InputFormat format = format_of(head, options_.format);
    if (format == InputFormat::json || format == InputFormat::ndjson) {
      read_json(format == InputFormat::ndjson);
      return mark_;
    }
    return read_csv(head);
  }

  /// Whether the text turned out not to be in UTF-8, for which it was taken.
  [[nodiscard]] bool met_other_encoding() const { return met_other_encoding_; }

 private:
  DecimalMark read_csv(std::string_view head) {
    const auto start = start_of_table(input_.name(), head, options_);
    if (!start || !are_customer_rows(start->headers, options_)) {
      problems_.error({input_.name(), 0, 0, {}}, "no customer rows, which the other inputs hold", "read them one by one");
      return mark_;
    }
    RowTable table;
    table.bytes = {start->dialect.delimiter,
                   head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos ? '\r' : '\n'};
    for (const Header& header : start->headers) table.headers.push_back(header.text);
    const std::size_t errors = problems_.errors();
    table.columns = find_row_columns(start->headers, options_, problems_);
    if (problems_.errors() > errors) return mark_;
    table.limits = options_.limits;
    table.mark = mark_;
    table.mark_is_certain = options_.decimal != DecimalMark::unknown;

    RowProblems found(input_.name(), start->body_line, options_.bad_rows);
    skip(start->body);
    BlockReader blocks(input_, table.bytes.line_end, true, options_.limits);
    run_in_parallel(static_cast<unsigned>(sinks_.size()), [&](unsigned thread) {
      CsvRows rows(table, sinks_[thread], found);
      Block block;
      while (blocks.next(block)) {
        if (!rows.read(block) || found.has_too_many()) blocks.stop();
      }
    });
    report(found);
    if (table.mark_is_certain) return mark_;
    return found.settle_mark(table.bytes.delimiter == ',', problems_).value_or(mark_);
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
  DecimalMark mark_;
  bool met_other_encoding_ = false;
};

class RowsLoader {
 public:
  RowsLoader(std::vector<RereadableInput>& inputs, const LoadOptions& options)
      : inputs_(inputs),
        options_(options),
        marks_(inputs.size(), options.decimal == DecimalMark::unknown ? DecimalMark::point : options.decimal) {}

  /// Empty where an input turned out to be in another encoding, which is settled now: all must be read anew, from the sample on.
  std::optional<Loaded> load() {
    take_sample();
    settle_plan();
    while (true) {
      switch (read_all()) {
        case Outcome::read:
          return std::move(result_);
        case Outcome::other_mark:
          break;
        case Outcome::other_encoding:
          return std::nullopt;
      }
    }
  }

 private:
  enum class Outcome { read, other_mark, other_encoding };

  void take_sample() {
    for (RereadableInput& input : inputs_) {
      const std::string_view head = input.head();
      if (trim(without_mark(head)).empty()) continue;
      const InputFormat format = format_of(head, options_.format);
      if (format == InputFormat::json || format == InputFormat::ndjson) {
        sample_json_rows(head, options_,
                         [&](const RowColumns& columns, std::string_view id, std::string_view date, std::string_view amount) {
                           note_kind(input.name(), columns);
                           sample_.add(id, date, amount);
                         });
      } else {
        sample_csv(input.name(), head);
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

  void sample_csv(const std::string& name, std::string_view head) {
    const auto start = start_of_table(name, head, options_);
    if (!start || !are_customer_rows(start->headers, options_)) return;
    Problems unheard;
    const RowColumns columns = find_row_columns(start->headers, options_, unheard);
    note_kind(name, columns);
    CsvReader reader(head.substr(start->body), start->dialect.delimiter, {}, options_.limits);
    std::vector<CsvField> record;
    try {
      for (std::size_t i = 0; i < sampled_rows && reader.next(record); ++i) {
        // The last record may be cut off.
        if (record.size() != start->headers.size() || (reader.rest().empty() && i > 0 && head.size() == RereadableInput::head_size))
          continue;
        sample_.add(record[columns.customer].text, record[columns.date].text, record[columns.amount].text);
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
    const std::string_view period = granularity_key(plan_.period);
    const std::string text =
        !recurring ? fmt::format("amounts are payments: those of a {} add up (--amounts recurring takes the last)", period)
        : label_ == Granularity::day
            ? fmt::format("amounts recur: each customer's latest day in a {} counts (--amounts payments adds them up)", period)
            : fmt::format("amounts recur: the last {} in a {} counts (--amounts payments adds them up)", granularity_key(label_), period);
    regrouping_ = Assumption{std::nullopt, text, recurring ? "amounts recur" : "amounts are payments"};
  }

  /// Where a decimal mark or an encoding was disproved, everything is to be read again.
  Outcome read_all() {
    Problems problems(options_.bad_rows);
    result_ = {};
    LoadedRows& rows = result_.rows.emplace();
    if (options_.memory > 0 && options_.make_overflow) rows.overflow = options_.make_overflow();
    plan_.overflow = rows.overflow.get();
    rows.ledger = std::make_unique<Ledger>(plan_);
    std::deque<RowSink> sinks;
    for (unsigned i = 0; i < threads_; ++i) sinks.emplace_back(*rows.ledger, label_);

    bool disproved = false;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const std::size_t errors = problems.errors();
      InputReader reader(inputs_[i], options_, sinks, problems, marks_[i]);
      const DecimalMark mark = reader.read();
      if (reader.met_other_encoding() && inputs_[i].can_rewind() && finds_encoding(inputs_[i], problems)) {
        rewind_all(fmt::format("the encoding is {}", encoding_key(inputs_[i].encoding())),
                   fmt::format("--encoding {}", encoding_key(inputs_[i].encoding())));
        return Outcome::other_encoding;
      }
      if (mark == marks_[i]) continue;
      if (problems.errors() > errors) continue;
      marks_[i] = mark;
      disproved = true;
      break;
    }
    if (disproved) {
      rewind_all("the decimal mark is the comma", "--decimal comma");
      return Outcome::other_mark;
    }
    finish_spans(sinks, rows);
    if (problems.errors() == 0 && rows.ledger->empty()) {
      problems.error({inputs_.front().name(), 0, 0, {}}, "no data rows after the header", "is the file complete?");
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
  std::vector<DecimalMark> marks_;
  Sample sample_;
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
  if (trim(without_mark(head)).empty()) return false;
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
  const auto start = start_of_table(name, head, options);
  if (!start) return;
  if (auto lacking = missing_row_field(start->headers, options)) throw InputError({std::move(*lacking)});
}

Loaded load_rows(std::vector<RereadableInput>& inputs, const LoadOptions& options) {
  while (true) {
    if (auto loaded = RowsLoader(inputs, options).load()) return *std::move(loaded);
  }
}

}  // namespace retain::io
