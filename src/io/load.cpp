#include "io/load.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>

#include "io/container/unpack.hpp"
#include "io/csv/reader.hpp"
#include "io/opening/opened.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/opening/sheet_choice.hpp"
#include "io/rows/load.hpp"
#include "io/snapshots/load.hpp"
#include "io/workbook/cell_text.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// What was found out by reading an input, and the flag that says it at once.
struct LateFinding {
  std::string text;
  std::string flag;
};
LateFinding late_finding(const Disproof& disproof) {
  if (disproof.encoding) {
    const std::string_view key = encoding_key(*disproof.encoding);
    return {formatted("the encoding is {}", key), formatted("--encoding {}", key)};
  }
  if (disproof.mark) {
    const char* mark = disproof.mark->value == DecimalMark::comma ? "comma" : "point";
    return {formatted("the decimal mark is the {}", mark), formatted("--decimal {}", mark)};
  }
  if (!disproof.order) return {"the lines of some orders have amounts of their own", "a file in place of the pipe"};
  const char* first = disproof.order->value == DateOrder::day_first ? "day" : "month";
  return {formatted("dates have the {} first", first), formatted("--{}-first", first)};
}

/// Throws InputError where the user names a list of JSON, and no input is JSON.
void refuse_unused_pointer(const std::vector<Opened>& opened, const LoadOptions& options) {
  const auto may_hold_it = [](const Opened& input) { return input.refusal || !input.is_csv(); };
  if (!options.records || std::ranges::any_of(opened, may_hold_it)) return;
  Diagnostic unused = error({}, "--records is for JSON, and the input is CSV", "leave it out", {opened.front().name, 0, 0, {}});
  unused.cause = Cause::flag;
  throw InputError({std::move(unused)});
}

/// Throws InputError where it is too late.
void rewind_all(std::vector<RereadableInput>& inputs, const Disproof& disproof) {
  const auto [text, flag] = late_finding(disproof);
  for (RereadableInput& input : inputs) {
    if (input.rewind()) continue;
    throw InputError({error("restart", formatted("{}, which is seen too late to read the pipe again", text), formatted("pass {}", flag),
                            {input.name(), 0, 0, {}})});
  }
}

/// What was taken for granted where dates were read; throws InputError where it is in doubt.
std::vector<Assumption> assumptions_of_dates(const std::vector<Opened>& opened, const TimeZone* zone) {
  DateFacts all;
  for (const Opened& input : opened) {
    if (input.dates.facts) all.add(*input.dates.facts);
  }
  if (all.months_look_like_days()) {
    throw InputError({error(
        "ambiguous_months",
        formatted("{} and others may be days without a year, or months of years that lie far apart", in_quotes(all.first_short_month())),
        "--date-format %b-%y reads them as months of years; days need their year", {opened.front().name, 0, 0, {}})});
  }
  return all.assumptions(zone == nullptr ? std::string_view() : zone->name());
}

/// Throws InputError where the user names a sheet, and no input is a workbook.
void refuse_unused_sheet(const std::vector<std::optional<SheetChoice>>& sheets, const std::string& first, const LoadOptions& options) {
  if (options.sheet.empty() || std::ranges::any_of(sheets, [](const auto& choice) { return choice.has_value(); })) return;
  Diagnostic unused = error({}, "--sheet is for workbooks, and the input is none", "leave it out", {first, 0, 0, {}});
  unused.cause = Cause::flag;
  throw InputError({std::move(unused)});
}

/// Throws InputError where the user says how text is written, and all inputs are workbooks.
void refuse_text_flags(const std::vector<std::optional<SheetChoice>>& sheets, const std::string& first, const LoadOptions& options) {
  if (!std::ranges::all_of(sheets, [](const auto& choice) { return choice.has_value(); })) return;
  const char* flag = options.delimiter != '\0' ? "--delimiter" : options.encoding != Encoding::detect ? "--encoding" : nullptr;
  if (options.format != InputFormat::detect) flag = "--input-format";
  if (flag == nullptr) return;
  Diagnostic unused = error({}, formatted("{} is for text, and the input is a workbook", flag), "leave it out", {first, 0, 0, {}});
  unused.cause = Cause::flag;
  throw InputError({std::move(unused)});
}

/// Gives places in the text of a sheet the names of its cells.
class CellNames {
 public:
  explicit CellNames(const std::vector<std::optional<SheetChoice>>& sheets) {
    for (const auto& choice : sheets) {
      if (choice) files_.push_back(choice->sheet->full_name());
    }
  }

  void name(Place& place) const {
    if (place.line == 0 || place.column == 0 || !is_sheet(place)) return;
    place.pointer = cell_name(place.column, place.line);
  }
  void name(std::vector<Diagnostic>& diagnostics) const {
    for (Diagnostic& diagnostic : diagnostics) {
      name(diagnostic.place);
      // A sheet is no text, in which a line could be shown.
      if (is_sheet(diagnostic.place)) diagnostic.excerpt.clear();
    }
  }
  void name(Loaded& loaded) const {
    name(loaded.warnings);
    for (RejectedRow& row : loaded.rejected) {
      name(row.place);
      if (is_sheet(row.place)) std::ranges::replace(row.text, cell_delimiter, '\t');
    }
    for (Source& source : loaded.sources) {
      if (is_sheet({source.name, 0, 0, {}})) source.text.clear();
    }
    for (Snapshot& snapshot : loaded.snapshots) {
      if (!is_sheet(snapshot.place)) continue;
      for (auto& [id, cell] : snapshot.cells) {
        if (cell.column > 0) cell.pointer = cell_name(cell.column, snapshot.place.line);
      }
    }
  }

 private:
  [[nodiscard]] bool is_sheet(const Place& place) const { return std::ranges::find(files_, place.file) != files_.end(); }

  std::vector<std::string> files_;
};

/// Reads inputs that are text, of which some are sheets.
Loaded load_text(std::vector<RereadableInput> readable, const std::vector<std::optional<SheetChoice>>& sheets, const LoadOptions& options) {
  const LoadOptions of_sheet = options_of_sheet(options);
  const auto options_of = [&](std::size_t input) -> const LoadOptions& { return sheets[input] ? of_sheet : options; };
  Problems flags;
  ColumnNames names(options.columns, flags, options.by);
  std::vector<Opened> opened;
  for (std::size_t i = 0; i < readable.size(); ++i) {
    RereadableInput& input = readable[i];
    if (!sheets[i]) settle_encoding(input, options.encoding);
    opened.push_back(sheets[i] ? open_sheet(*sheets[i]->sheet, input, options, names)
                               : open_input(input.name(), input.head(), input.encoding(), options, names));
    input.put_aside(readable.size());
  }
  refuse_unused_pointer(opened, options);
  const bool has_rows = std::ranges::find(opened, InputKind::customer_rows, &Opened::kind) != opened.end();
  std::vector<Source> sources;
  for (std::size_t i = 0; i < readable.size() && !has_rows; ++i) {
    if (!opened[i].lacks) continue;
    Diagnostic lacking = *opened[i].lacks;
    if (wants_cohorts(options.wanted))
      lacking.hint = formatted("{}; or a table of cohorts: a cohort, its size, and a column for each age", lacking.hint);
    if (options.wanted == Wanted::purchases)
      lacking.hint = formatted("{}; or a table of frequency, recency and age, where --column recency=HEADER names one", lacking.hint);
    throw InputError({std::move(lacking)});
  }
  for (std::size_t i = 0; i < readable.size() && !has_rows; ++i) {
    sources.push_back({opened[i].name, read_text(readable[i], opened[i], options.limits)});
    readable[i].let_go();
  }

  while (true) {
    Loaded loaded;
    const std::vector<Disproof> disproofs = has_rows ? read_rows(readable, opened, options, loaded)
                                                     : read_snapshots(sources, opened, options, names, flags.error_list(), loaded);
    for (const Disproof& disproof : disproofs) {
      if (has_rows) rewind_all(readable, disproof);
      const std::string_view text = has_rows ? readable[disproof.input].head() : std::string_view(sources[disproof.input].text);
      opened[disproof.input] =
          open_again(opened[disproof.input], disproof, text.substr(0, RereadableInput::head_size), options_of(disproof.input), names);
      readable[disproof.input].put_aside(readable.size());
    }
    if (!disproofs.empty()) continue;
    std::ranges::move(assumptions_of_dates(opened, options.dates.zone.get()), std::back_inserter(loaded.assumptions));
    loaded.sources = std::move(sources);
    loaded.opened = std::move(opened);
    return loaded;
  }
}

}  // namespace

Loaded load(std::vector<Input> inputs, const LoadOptions& options) {
  const std::string first = inputs.front().name;
  std::vector<RereadableInput> readable;
  std::vector<std::optional<SheetChoice>> sheets;
  std::vector<std::string> notes;
  for (Input& input : inputs) {
    Unpacked found = unpacked(std::move(input), options.limits);
    if (!found.note.empty()) notes.push_back(std::move(found.note));
    auto& sheet = sheets.emplace_back();
    if (starts_like_workbook(found.start)) {
      const char mark = options.decimal == DecimalMark::comma ? ',' : '.';
      sheet = choose_sheet(std::make_shared<const Workbook>(std::move(found.input), options.limits, mark), options);
      found.input = input_of(sheet->sheet);
    }
    readable.emplace_back(std::move(found.input)).put_aside(inputs.size());
  }
  refuse_unused_sheet(sheets, first, options);
  refuse_text_flags(sheets, first, options);
  const CellNames cells(sheets);
  try {
    Loaded loaded = load_text(std::move(readable), sheets, options);
    cells.name(loaded);
    loaded.notes.insert(loaded.notes.begin(), notes.begin(), notes.end());
    for (const auto& choice : sheets) {
      if (!choice) continue;
      std::ranges::move(assumptions_of_sheet(*choice), std::back_inserter(loaded.assumptions));
      std::ranges::move(warnings_of_sheet(*choice->sheet), std::back_inserter(loaded.warnings));
      std::ranges::move(notes_of_sheet(*choice), std::back_inserter(loaded.notes));
    }
    for (std::size_t i = 0; i < sheets.size() && options.lists_sheets; ++i) {
      if (!sheets[i]) continue;
      sheets[i]->sheet->rewind();
      loaded.opened[i].sheets = sheets[i]->sheet->workbook().summaries();
    }
    return loaded;
  } catch (const InputError& error) {
    std::vector<Diagnostic> diagnostics = error.diagnostics();
    cells.name(diagnostics);
    throw InputError(std::move(diagnostics), error.unlisted());
  }
}

}  // namespace retain::io
