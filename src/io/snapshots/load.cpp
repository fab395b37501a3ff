#include "io/snapshots/load.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "io/columns/short_names.hpp"
#include "io/csv/reader.hpp"
#include "io/json/bounds.hpp"
#include "io/json/reader.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/snapshots/csv.hpp"
#include "io/snapshots/json.hpp"
#include "io/tables/cohorts.hpp"
#include "io/tables/purchases.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain::io {

namespace {

/// Follows the records of a text that is read piece by piece, so that one beyond the limits is refused before it fills the memory.
class RecordGuard {
 public:
  /// `has_quotes`: a line end between quotes ends no record.
  RecordGuard(const std::string& name, bool has_quotes, const Limits& limits) : name_(name), has_quotes_(has_quotes), limits_(limits) {}

  /// Throws InputError for a record that is too long, and for blank lines as long. All of `text` before `start` was checked.
  void check(std::string_view text, std::size_t start) {
    for (std::size_t offset = start; offset < text.size();) {
      const std::size_t quote = has_quotes_ ? std::min(text.find('"', offset), text.size()) : text.size();
      if (!in_quotes_) find_record(text.substr(0, quote), offset);
      if (quote == text.size()) break;
      in_quotes_ = !in_quotes_;
      quote_ = quote;
      offset = quote + 1;
    }
    if (!in_quotes_) check_blank_lines(text);
    if (text.size() - record_ <= limits_.record_bytes()) return;
    const TextPlace place = advance({}, without_mark(text.substr(0, in_quotes_ ? quote_ : record_)));
    const CsvError fault = in_quotes_ ? open_quote_error(place, limits_) : CsvError(long_record_text(limits_), long_record_hint, place);
    throw InputError({error("limit", fault.what(), fault.hint(), {name_, place.line, place.column, {}})});
  }

 private:
  void check_blank_lines(std::string_view text) {
    if (const auto last = text.find_last_not_of(" \t\r\n"); last != std::string_view::npos) row_end_ = std::max(row_end_, last + 1);
    if (record_ <= row_end_ || text.size() - row_end_ <= limits_.record_bytes()) return;
    const TextPlace place = advance({}, without_mark(text.substr(0, row_end_)));
    throw InputError({error("limit", formatted("more than {} of blank lines", size_text(limits_.record_bytes())),
                            "is the file complete? remove them", {name_, place.line, place.column, {}})});
  }

  void find_record(std::string_view text, std::size_t start) {
    const std::string_view piece = text.substr(start);
    auto line_end = piece.rfind('\n');
    if (line_end == std::string_view::npos) line_end = piece.rfind('\r');
    if (line_end != std::string_view::npos) record_ = start + line_end + 1;
  }

  const std::string& name_;
  bool has_quotes_;
  const Limits& limits_;
  bool in_quotes_ = false;
  std::size_t quote_ = 0;    // the last
  std::size_t record_ = 0;   // where it begins
  std::size_t row_end_ = 0;  // the end of the last line that is not blank
};

/// The same of a document of JSON.
class DocumentGuard {
 public:
  DocumentGuard(const std::string& name, const Limits& limits) : name_(name), limits_(limits), bounds_(limits) {}

  void check(std::string_view text, std::size_t start) {
    if (bounds_.follow(text, start)) return;
    try {
      check_json_start(without_mark(text), {}, limits_);
    } catch (const JsonError& fault) {
      const TextPlace place = fault.place();
      throw InputError({error("limit", fault.what(), fault.hint(), {name_, place.line, place.column, fault.pointer()})});
    }
    const TextPlace place = advance({}, without_mark(text.substr(0, bounds_.start_of_record())));
    throw InputError({error("limit", long_record_text(limits_), long_record_hint, {name_, place.line, place.column, {}})});
  }

 private:
  const std::string& name_;
  const Limits& limits_;
  JsonBounds bounds_;
};

/// Reads an input to its end, or to a NUL, which no text holds.
template <class Guard>
std::string read_guarded(RereadableInput& input, Guard guard) {
  std::string text;
  for (bool at_end = false; !at_end;) {
    const std::size_t before = text.size();
    const std::size_t step = input.step_behind(before);
    text.resize(before + step);
    const std::size_t size = input.read(std::span(text).subspan(before));
    text.resize(before + size);
    if (text.find('\0', before) != std::string::npos) return text;
    guard.check(text, before);
    at_end = size < step;
  }
  return text;
}

Place place_at(const Source& source, std::size_t offset) {
  const TextPlace place = advance({}, without_mark(source.text.substr(0, offset)));
  return {source.name, place.line, place.column, {}};
}

/// Whether the whole of a text is UTF-8; `disproof` is its encoding where it is another that can be told, and then the text is in UTF-8.
bool check_text(Source& source, const Opened& opened, std::optional<Disproof>& disproof, Problems& problems) {
  const auto nul = source.text.find('\0');
  const auto wrong = find_invalid_utf8(source.text);
  if (wrong && nul == std::string::npos && !opened.encoding.is_certain) {
    try {
      disproof.emplace().encoding = decode_text(source.name, source.text);
    } catch (const InputError& error) {
      problems.add(error.diagnostics());
    }
    return false;
  }
  if (nul != std::string::npos) {
    problems.error(place_at(source, nul), nul_byte_text, nul_byte_hint);
  } else if (wrong) {
    problems.error(place_at(source, *wrong), not_utf8_text(static_cast<unsigned char>(source.text[*wrong])), other_encoding_hint);
  }
  return nul == std::string::npos && !wrong;
}

std::optional<Disproof> read_source(Source& source, Opened& opened, Load& load) {
  std::optional<Disproof> disproof;
  if (opened.refusal) {
    load.problems.add({*opened.refusal});
  } else if (!check_text(source, opened, disproof, load.problems)) {
    return disproof;
  } else if (opened.kind == InputKind::cohort_table) {
    read_cohorts(opened, source.text, load.options, load.problems, load.cohorts, load.assumptions, load.result);
  } else if (opened.kind == InputKind::purchase_table) {
    read_purchases(opened, source.text, load.options, load.problems, load.purchases, load.currency, load.assumptions);
  } else if (opened.is_csv()) {
    disproof = read_csv_snapshots(opened, source.text, load);
  } else {
    read_json_snapshots(opened, source.text, load);
  }
  return disproof;
}

/// What was settled about the columns of an input, once for all that are alike.
void add_assumptions(const Opened& input, Loaded& loaded) {
  for (Assumption& assumption : assumptions_of(input.headers, input.columns)) {
    const auto is_same = [&](const Assumption& other) { return other.text.english() == assumption.text.english(); };
    if (std::ranges::none_of(loaded.assumptions, is_same)) loaded.assumptions.push_back(std::move(assumption));
  }
}

/// Reports an input beside tables of one kind that is none.
void refuse_other_tables(const std::vector<Opened>& opened, InputKind kind, const char* message, Problems& problems) {
  for (const Opened& input : opened) {
    if (input.kind == kind || input.refusal) continue;
    problems.error({input.name, 0, 0, {}}, message, "read them by themselves");
  }
}

/// Throws InputError with the lines that the problems speak of.
void finish(Problems& problems, std::span<const Source> sources, Loaded& loaded) {
  try {
    loaded.warnings = problems.finish();
    loaded.rejected = problems.take_rejected();
  } catch (const InputError& error) {
    std::vector<Diagnostic> diagnostics = error.diagnostics();
    add_excerpts(diagnostics, sources);
    throw InputError(std::move(diagnostics), error.unlisted());
  }
  add_excerpts(loaded.warnings, sources);
}

}  // namespace

std::string read_text(RereadableInput& input, const Opened& opened, const Limits& limits) {
  if (opened.refusal) return std::string(input.head());
  if (opened.format == InputFormat::json) return read_guarded(input, DocumentGuard(input.name(), limits));
  return read_guarded(input, RecordGuard(input.name(), opened.is_csv(), limits));
}

std::vector<Disproof> read_snapshots(std::vector<Source>& sources, std::vector<Opened>& opened, const LoadOptions& options,
                                     ColumnNames& names, const std::vector<Diagnostic>& flags, Loaded& loaded) {
  Problems problems(options.bad_rows);
  problems.add(flags);
  const auto reads = [&](InputKind kind) { return std::ranges::find(opened, kind, &Opened::kind) != opened.end(); };
  if (reads(InputKind::cohort_table))
    refuse_other_tables(opened, InputKind::cohort_table, "no table of cohorts, as others of the inputs are", problems);
  if (reads(InputKind::purchase_table))
    refuse_other_tables(opened, InputKind::purchase_table, "no table of purchase histories, as others of the inputs are", problems);
  const bool reads_tables = reads(InputKind::cohort_table) || reads(InputKind::purchase_table);
  Load load{options, names, problems, loaded.snapshots};
  std::vector<Disproof> disproofs;
  std::vector<ValueEvidence> evidence;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    load.result.start(sources[i].name);
    if (auto disproof = read_source(sources[i], opened[i], load)) {
      disproof->input = i;
      disproofs.push_back(*std::move(disproof));
    }
    evidence.push_back(std::exchange(load.evidence, {}));
    loaded.notes.insert(loaded.notes.end(), opened[i].notes.begin(), opened[i].notes.end());
    if (options.decimal == DecimalMark::unknown && opened[i].mark.value == DecimalMark::comma)
      loaded.notes.push_back(formatted("{}: the decimal mark is the comma", opened[i].name));
  }
  const bool shows_otherwise = !disproofs.empty();
  for (std::size_t i = 0; i < sources.size() && !shows_otherwise; ++i) {
    auto shown = weigh(evidence[i], opened[i], loaded.snapshots, problems);
    if (!shown) continue;
    Disproof& disproof = disproofs.emplace_back();
    disproof.input = i;
    disproof.shown = *shown;
  }
  if (!disproofs.empty()) return disproofs;
  if (problems.errors() == 0) load.result.check(options.expected_rows, problems);
  loaded.currency = load.currency.code;
  // Without any cohorts where they are not wanted: that they are there is all that is told.
  if (reads(InputKind::cohort_table)) loaded.cohorts = std::move(load.cohorts);
  if (reads(InputKind::purchase_table)) loaded.purchases = std::move(load.purchases);
  std::ranges::move(load.assumptions, std::back_inserter(loaded.assumptions));
  for (const Opened& input : opened) add_assumptions(input, loaded);
  if (problems.errors() == 0 && !reads_tables) names.check_pinned(problems);
  if (problems.errors() == 0 && problems.rejected() > 0 && loaded.snapshots.empty()) {
    problems.error({sources.front().name, 0, 0, {}}, "no row can be read");
  }
  finish(problems, sources, loaded);
  return disproofs;
}

}  // namespace retain::io
