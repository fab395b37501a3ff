#include "io/load.hpp"

#include <algorithm>
#include <map>

#include "io/csv/reader.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/text_start.hpp"
#include "io/rows/load.hpp"
#include "io/snapshots/csv.hpp"
#include "io/snapshots/json.hpp"
#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain::io {

namespace {

void add_note(Loaded& loaded, std::string note) {
  if (!note.empty()) loaded.notes.push_back(std::move(note));
}

/// Follows the records of a text that is read piece by piece, so that one beyond the limits is refused before it fills the memory.
class RecordGuard {
 public:
  /// `has_quotes`: a line end between quotes ends no record.
  RecordGuard(const std::string& name, bool has_quotes, const Limits& limits) : name_(name), has_quotes_(has_quotes), limits_(limits) {}

  /// Throws InputError for a record that is too long. All of `text` before `start` was checked.
  void check(std::string_view text, std::size_t start) {
    for (std::size_t offset = start; offset < text.size();) {
      const std::size_t quote = has_quotes_ ? std::min(text.find('"', offset), text.size()) : text.size();
      if (!in_quotes_) find_record(text.substr(0, quote), offset);
      if (quote == text.size()) break;
      in_quotes_ = !in_quotes_;
      quote_ = quote;
      offset = quote + 1;
    }
    if (text.size() - record_ <= limits_.record_bytes()) return;
    const TextPlace place = advance({}, without_mark(text.substr(0, in_quotes_ ? quote_ : record_)));
    const CsvError fault = in_quotes_ ? open_quote_error(place, limits_) : CsvError(long_record_text(limits_), long_record_hint, place);
    throw InputError({error("limit", fault.what(), fault.hint(), {name_, place.line, place.column, {}})});
  }

 private:
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
  std::size_t quote_ = 0;   // the last
  std::size_t record_ = 0;  // where it begins
};

/// All of an input of snapshots.
std::string read_text(RereadableInput& input, const LoadOptions& options) {
  const InputFormat format = format_of(input.head(), options.format);
  if (format == InputFormat::json) return input.read_rest();
  RecordGuard guard(input.name(), format != InputFormat::ndjson, options.limits);
  std::string text;
  for (bool at_end = false; !at_end;) {
    const std::size_t before = text.size();
    const std::size_t step = input.step_behind(before);
    text.resize(before + step);
    const std::size_t size = input.read(std::span(text).subspan(before));
    text.resize(before + size);
    guard.check(text, before);
    at_end = size < step;
  }
  return text;
}

class SourceReader {
 public:
  SourceReader(const Source& source, Load& load)
      : name_(source.name), text_(source.text), encoding_(source.encoding), load_(load), problems_(load.problems) {}

  void read() {
    if (!check_start(name_, text_, problems_) || !is_text()) return;
    const InputFormat format = format_of(text_, load_.options.format);
    add_note(load_.result, ending_note(name_, format));
    text_ = without_mark(text_);
    Detected& detected = load_.result.detected.emplace_back();
    detected.file = name_;
    detected.format = detected_format(format);
    detected.encoding = encoding_;
    if (format == InputFormat::csv || format == InputFormat::tsv) {
      load_csv(name_, text_, load_);
    } else {
      load_json(name_, text_, format == InputFormat::ndjson, load_);
    }
  }

 private:
  bool is_text() {
    if (const auto nul = text_.find('\0'); nul != std::string_view::npos) {
      problems_.error(place_of(nul), "binary file: a NUL byte", "export the table as CSV or JSON");
      return false;
    }
    if (const auto wrong = find_invalid_utf8(text_)) {
      problems_.error(place_of(*wrong), formatted("not UTF-8: byte 0x{:02X}", static_cast<unsigned char>(text_[*wrong])),
                      other_encoding_hint);
      return false;
    }
    return true;
  }

  [[nodiscard]] Place place_of(std::size_t offset) const {
    const std::string_view text = without_mark(text_);
    const TextPlace place = advance({}, text.substr(0, offset - (text_.size() - text.size())));
    return {name_, place.line, place.column, {}};
  }

  const std::string& name_;
  std::string_view text_;
  Encoding encoding_;
  Load& load_;
  Problems& problems_;
};

/// The lines of a text up to the last that is asked for, found once.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {
    if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
  }

  std::string_view operator[](std::size_t number) {
    while (lines_.size() < number && !rest_.empty()) {
      const std::string_view line = rest_.substr(0, rest_.find_first_of("\r\n"));
      rest_.remove_prefix(line.size());
      rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : rest_.empty() ? 0 : 1);
      lines_.push_back(line);
    }
    return number <= lines_.size() ? lines_[number - 1] : std::string_view();
  }

 private:
  std::string_view rest_;
  std::vector<std::string_view> lines_;
};

}  // namespace

Loaded load(std::vector<Input> inputs, const LoadOptions& options) {
  std::vector<RereadableInput> readable;
  for (Input& input : inputs) readable.emplace_back(std::move(input));
  for (RereadableInput& input : readable) settle_encoding(input, options.encoding);
  for (RereadableInput& input : readable) {
    if (looks_like_rows(input.head(), options)) return load_rows(readable, options);
  }
  for (RereadableInput& input : readable) refuse_incomplete_rows(input.name(), input.head(), options);
  std::vector<Source> sources;
  for (RereadableInput& input : readable) {
    std::string text = read_text(input, options);
    sources.push_back({input.name(), std::move(text), input.encoding()});
  }
  return load_snapshots(std::move(sources), options);
}

Loaded load_snapshots(std::vector<Source> sources, const LoadOptions& options) {
  Problems problems(options.bad_rows);
  Loaded result;
  ColumnNames names(options.columns, problems, options.by);
  Load load{options, names, problems, result};
  for (Source& source : sources) {
    try {
      if (source.encoding == Encoding::detect) decode_source(source, options.encoding);
    } catch (const InputError& error) {
      for (const Diagnostic& problem : error.diagnostics()) {
        problems.error(problem.place, problem.message, problem.hint, problem.code, problem.excerpt);
      }
      continue;
    }
    if (options.encoding == Encoding::detect) add_note(result, encoding_note(source.name, source.encoding));
    SourceReader(source, load).read();
  }
  if (problems.errors() == 0) names.check_pinned(problems);
  if (problems.errors() == 0 && problems.rejected() > 0 && result.snapshots.empty()) {
    problems.error({sources.front().name, 0, 0, {}}, "no row can be read");
  }
  try {
    result.warnings = problems.finish();
    result.rejected = problems.take_rejected();
  } catch (const InputError& error) {
    std::vector<Diagnostic> diagnostics = error.diagnostics();
    add_excerpts(diagnostics, sources);
    throw InputError(std::move(diagnostics), error.unlisted());
  }
  add_excerpts(result.warnings, sources);
  result.sources = std::move(sources);
  return result;
}

void add_excerpts(std::vector<Diagnostic>& diagnostics, std::span<const Source> sources) {
  // More than anybody reads, so that a hostile input cannot fill memory with copies of its lines.
  constexpr std::size_t most_excerpts = 1000;
  constexpr std::size_t longest_excerpt = 16384;
  std::map<std::string_view, Lines> files;
  for (const Source& source : sources) files.try_emplace(source.name, source.text);
  for (Diagnostic& diagnostic : std::span(diagnostics).first(std::min(diagnostics.size(), most_excerpts))) {
    const auto file = files.find(diagnostic.place.file);
    if (file == files.end() || diagnostic.place.line == 0) continue;
    const std::string_view line = file->second[diagnostic.place.line];
    if (line.size() <= longest_excerpt) diagnostic.excerpt = line;
  }
}

}  // namespace retain::io
