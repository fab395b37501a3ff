#include "io/problems/problems.hpp"

#include <utility>

#include "text/format.hpp"

namespace retain::io {

namespace {

struct TallyText {
  const char* code;
  const char* one;
  const char* many;
  const char* hint;
};
constexpr std::array<TallyText, tally_count> texts{{
    {"rounded_amounts", "an amount has more than six decimals and is rounded", "{} amounts have more than six decimals and are rounded",
     ""},
    {"scientific_notation", "a number is in scientific notation", "{} numbers are in scientific notation",
     "spreadsheets shorten long numbers so: check that no digits are lost"},
    {"number_as_text", "a number is written as text", "{} numbers are written as text", "write numbers without quotes"},
    {"trimmed_id", "a customer id has spaces around it, which are left out", "{} customer ids have spaces around them, which are left out",
     ""},
    {"long_row", "a row ends with delimiters too many", "{} rows end with delimiters too many", ""},
    {"escaped_quote", "a row has a quote behind a backslash, which is part of a text",
     "{} rows have quotes behind backslashes, which are parts of texts", ""},
}};

}  // namespace

void Problems::add_error(Diagnostic found) {
  // Two checks may meet the same fault.
  if (!errors_.empty() && errors_.back().place == found.place && errors_.back().message == found.message) return;
  errors_.push_back(std::move(found));
}

void Problems::error(const Place& place, std::string message, std::string hint, std::string code, std::string excerpt) {
  add_error({Severity::error, std::move(code), std::move(message), std::move(hint), place, std::move(excerpt)});
}

void Problems::error(Cause cause, const Place& place, std::string message, std::string hint, std::string excerpt) {
  add_error({Severity::error, {}, std::move(message), std::move(hint), place, std::move(excerpt), cause});
}

void Problems::add(const std::vector<Diagnostic>& found) {
  for (const Diagnostic& diagnostic : found) {
    if (diagnostic.severity == Severity::error) {
      add_error(diagnostic);
    } else {
      warnings_.push_back(diagnostic);
    }
  }
}

std::vector<Diagnostic> Problems::take_all() {
  std::vector<Diagnostic> all = std::exchange(errors_, {});
  for (Diagnostic& warning : warnings_) all.push_back(std::move(warning));
  warnings_.clear();
  return all;
}

void Problems::warn(const Place& place, std::string code, std::string message, std::string hint) {
  warnings_.push_back({Severity::warning, std::move(code), std::move(message), std::move(hint), place, {}});
}

void Problems::count(Tally tally, const Place& place, std::size_t times) {
  Count& count = counts_.at(static_cast<std::size_t>(tally));
  if (count.times == 0) count.first = place;
  count.times += times;
}

void Problems::note_page(const Place& place, std::string more) {
  last_page_ = place;
  more_pages_ = std::move(more);
}

void Problems::bad_row(const Place& place, RowFault fault) {
  if (!rule_.skip) return error(place, std::move(fault.message), std::move(fault.hint), std::move(fault.code), std::string(fault.excerpt));
  constexpr std::size_t most_told = 10;
  if (first_faults_.size() < most_told) {
    first_faults_.push_back(
        {Severity::warning, fault.code, std::move(fault.message), std::move(fault.hint), place, std::string(fault.excerpt)});
  }
  rejected_.push_back({place, std::move(fault.code), std::string(fault.row)});
}

void Problems::refuse_too_many() {
  if (rejected_.size() <= rule_.most) return;
  for (Diagnostic& fault : first_faults_) {
    fault.severity = Severity::error;
  }
  error({}, formatted("more than {} rows cannot be read", rule_.most), "look at the first of them, or raise --max-bad-rows",
        "too_many_bad_rows");
}

void Problems::warn_of_rejected() {
  if (rejected_.empty()) return;
  const std::string rows = rejected_.size() == 1 ? "a row" : formatted("{} rows", rejected_.size());
  warn({rejected_.front().place.file, 0, 0, {}}, "bad_rows_skipped", rows + " left out, which cannot be read",
       "what is shown is without them");
  warnings_.insert(warnings_.end(), first_faults_.begin(), first_faults_.end());
}

std::vector<Diagnostic> Problems::finish() {
  refuse_too_many();
  if (!errors_.empty()) {
    // Of rows that were left out may come what is wrong with the rest.
    errors_.insert(errors_.begin(), first_faults_.begin(), first_faults_.end());
    throw InputError(std::move(errors_), unlisted_errors_);
  }
  warn_of_rejected();
  if (!more_pages_.empty()) {
    warn(last_page_, "has_more", "more pages follow, which are not in the input: " + more_pages_,
         "read all pages together, one a line or as several files, the last one last");
  }
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const auto& [times, first] = counts_.at(i);
    const TallyText& text = texts.at(i);
    if (times == 0) continue;
    warn(first, text.code, times == 1 ? text.one : formatted_by(text.many, times) + ", the first here", text.hint);
  }
  return std::move(warnings_);
}

std::optional<std::string> StatedCurrency::refuses(std::string_view stated, const Place& here) {
  if (stated.empty() || stated == code) return std::nullopt;
  if (code.empty()) {
    code = stated;
    place = here;
    return std::nullopt;
  }
  const std::string there = place.file == here.file ? std::string() : place.file + ":";
  return formatted("two currencies: {} here, {} at {}{}:{}", stated, code, there, place.line, place.column);
}

}  // namespace retain::io
