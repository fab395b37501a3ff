#include "io/rows/load.hpp"

#include <algorithm>
#include <deque>

#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/columns.hpp"
#include "io/rows/input.hpp"
#include "io/rows/json.hpp"
#include "io/rows/plan.hpp"
#include "io/rows/sample.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

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

class RowsLoader {
 public:
  RowsLoader(std::vector<RereadableInput>& inputs, const LoadOptions& options)
      : inputs_(inputs),
        options_(options),
        earlier_(inputs.size()),
        hypotheses_(inputs.size(), {options.decimal == DecimalMark::unknown ? DecimalMark::point : options.decimal}),
        sample_(sample_rows(inputs, options, hypotheses_)),
        plan_(plan_rows(sample_, inputs, options)) {}

  /// Empty where an input turned out to be in another encoding, which is settled now: all must be read anew, from the sample on.
  std::optional<Loaded> load() {
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

  /// Where a hypothesis or an encoding was disproved, everything is to be read again.
  Outcome read_all() {
    Problems problems(options_.bad_rows);
    result_ = {};
    LoadedRows& rows = result_.rows.emplace();
    if (options_.memory > 0 && options_.make_overflow) rows.overflow = options_.make_overflow();
    plan_.ledger.overflow = rows.overflow.get();
    rows.ledger = std::make_unique<Ledger>(plan_.ledger);
    std::deque<RowSink> sinks;
    for (unsigned i = 0; i < plan_.threads; ++i) sinks.emplace_back(*rows.ledger, plan_.label);

    StatedCurrency currency;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      const std::size_t errors = problems.errors();
      RowsInput reader(inputs_[i], options_, sinks, problems, currency, hypotheses_[i], earlier_[i]);
      const Hypothesis settled = reader.read();
      if (reader.met_other_encoding() && inputs_[i].can_rewind() && finds_encoding(inputs_[i], problems)) {
        rewind_all(formatted("the encoding is {}", encoding_key(inputs_[i].encoding())),
                   formatted("--encoding {}", encoding_key(inputs_[i].encoding())));
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
    if (sample_.spans) rows.run_until = options_.as_of;
    if (problems.errors() == 0 && rows.ledger->empty()) {
      const bool has_rows = problems.rejected() > 0;
      problems.error({inputs_.front().name(), 0, 0, {}}, has_rows ? "no row can be read" : "no data rows after the header",
                     has_rows ? "" : "is the file complete?");
    }
    if (sample_.damaged_id) {
      problems.warn(sample_.damaged_id->place, "damaged_id",
                    formatted("customer id {} was shortened by a spreadsheet: different ids may have become one",
                              in_quotes(sample_.damaged_id->text)),
                    "format the column as text before the export");
    }
    result_.warnings = problems.finish();
    result_.rejected = problems.take_rejected();
    if (plan_.regrouping) rows.assumptions.push_back(*plan_.regrouping);
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
      throw InputError({error("restart", formatted("{}, which is seen too late to read the pipe again", what), formatted("pass {}", flag),
                              {input.name(), 0, 0, {}})});
    }
  }

  std::vector<RereadableInput>& inputs_;
  const LoadOptions& options_;
  std::vector<EarlierReading> earlier_;  // of each input
  std::vector<Hypothesis> hypotheses_;
  RowsSample sample_;
  RowsPlan plan_;
  Loaded result_;
};

}  // namespace

bool looks_like_rows(std::string_view head, const LoadOptions& options) {
  if (options.transpose || trim(without_mark(head)).empty()) return false;
  const InputFormat format = format_of(head, options.format);
  if (format == InputFormat::json || format == InputFormat::ndjson) return holds_json_rows(head, options);
  const auto start = find_rows_start({}, head, options);
  return start && are_customer_rows(start->headers, options);
}

void refuse_incomplete_rows(const std::string& name, std::string_view head, const LoadOptions& options) {
  const std::string_view text = without_mark(head);
  Problems unheard;
  if (!check_start(name, head, unheard) || find_invalid_utf8(text.substr(0, text.find_first_of("\r\n")))) return;
  const InputFormat format = format_of(head, options.format);
  if (format == InputFormat::json || format == InputFormat::ndjson) return;
  const auto start = options.transpose ? std::nullopt : find_rows_start(name, head, options);
  if (!start) return;
  auto lacking = missing_row_field(start->headers, options);
  if (!lacking) return;
  if (Problems problems; !check_quotes(*start, problems)) throw InputError(problems.error_list());
  if (start->later_header > 0) {
    lacking->hint = formatted("line {} looks like the header: --skip {}", start->later_header, start->later_header - 1);
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
