#include "io/opening/sheet_choice.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>

#include "io/csv/reader.hpp"
#include "io/workbook/cell_text.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 10;
  std::string text;
  for (const std::string& name : std::span(names).first(std::min(names.size(), most))) text.append(text.empty() ? "" : ", ").append(name);
  return names.size() > most ? text + formatted(" and {} more", names.size() - most) : text;
}

bool spans_rows(const MergedCells& cells) { return cells.last_row > cells.first_row; }

/// The ranges of merged cells of one kind.
std::vector<std::string> ranges_of(const SheetFacts& facts, bool span_rows) {
  std::vector<std::string> ranges;
  for (const MergedCells& cells : facts.merged) {
    if (spans_rows(cells) == span_rows) ranges.push_back(cells.reference);
  }
  return ranges;
}

std::string label_of(const SheetEntry& sheet) { return in_quotes(sheet.name) + (sheet.is_hidden ? " (hidden)" : ""); }

[[noreturn]] void refuse(const Workbook& workbook, std::string message, Cause cause) {
  std::vector<std::string> labels;
  for (const SheetEntry& sheet : workbook.sheets()) labels.push_back(label_of(sheet));
  Diagnostic refusal = error("sheet", std::move(message), formatted("it has {}; --sheet NAME reads one of them", listed(labels)),
                             {workbook.name(), 0, 0, {}});
  refusal.cause = cause;
  throw InputError({std::move(refusal)});
}

/// The sheet of a name, or else of a number from 1.
std::optional<std::size_t> find_sheet(const Workbook& workbook, const std::string& asked) {
  const std::vector<SheetEntry>& sheets = workbook.sheets();
  const auto named = [&](auto fits) { return static_cast<std::size_t>(std::ranges::find_if(sheets, fits) - sheets.begin()); };
  if (const std::size_t index = named([&](const SheetEntry& sheet) { return sheet.name == asked; }); index < sheets.size()) return index;
  const std::string lower = lower_ascii(asked);
  if (const std::size_t index = named([&](const SheetEntry& sheet) { return lower_ascii(sheet.name) == lower; }); index < sheets.size())
    return index;
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
  if (fault != std::errc() || end != asked.data() + asked.size() || number == 0 || number > sheets.size()) return std::nullopt;
  return number - 1;
}

bool is_known(const Opened& opened) {
  const auto is_error = [](const Diagnostic& problem) { return problem.severity == Severity::error; };
  return !opened.refusal && !opened.lacks && std::ranges::none_of(opened.problems, is_error);
}

/// How well a sheet can be read.
enum class Reading : std::uint8_t { no_table, unknown, readable, own_output };

Reading try_reading(const std::shared_ptr<Sheet>& sheet, const LoadOptions& options) {
  if (!sheet->holds_table()) return Reading::no_table;
  RereadableInput input(input_of(sheet));
  Problems problems;
  ColumnNames names(options.columns, problems, options.by);
  const Opened opened = open_sheet(*sheet, input, options, names);
  if (!is_known(opened)) return Reading::unknown;
  return opened.is_own_output ? Reading::own_output : Reading::readable;
}

/// The first sheet that is shown and can be read. A damaged one behind it does no harm.
SheetChoice first_readable(const std::shared_ptr<const Workbook>& workbook, const LoadOptions& options) {
  SheetChoice choice;
  std::shared_ptr<Sheet> first_table;
  std::vector<std::shared_ptr<Sheet>> shown;
  for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
    if (workbook->sheets()[i].is_hidden) continue;
    const auto sheet = shown.emplace_back(std::make_shared<Sheet>(workbook, i));
    Reading reading = Reading::no_table;
    try {
      reading = try_reading(sheet, options);
    } catch (const InputError&) {
      if (choice.sheet == nullptr) throw;
    }
    // One sheet is read at a time.
    sheet->rewind();
    if (reading == Reading::own_output) {
      // The other sheets of what this program wrote show the same for people.
      return {sheet, {}, {}};
    }
    if (reading != Reading::no_table && first_table == nullptr) first_table = sheet;
    if (reading != Reading::readable) continue;
    if (choice.sheet == nullptr) {
      choice.sheet = sheet;
    } else {
      choice.others.push_back(in_quotes(sheet->name()));
    }
  }
  if (choice.sheet == nullptr) choice.sheet = first_table;
  if (choice.sheet == nullptr && shown.size() == 1) choice.sheet = shown.front();
  if (choice.sheet == nullptr) refuse(*workbook, "no sheet that is shown holds a table", Cause::input);
  return choice;
}

}  // namespace

LoadOptions options_of_sheet(const LoadOptions& options) {
  LoadOptions own = options;
  own.format = InputFormat::csv;
  own.delimiter = cell_delimiter;
  own.encoding = Encoding::utf_8;
  return own;
}

Opened open_sheet(Sheet& sheet, RereadableInput& input, const LoadOptions& options, ColumnNames& names) {
  const LoadOptions own = options_of_sheet(options);
  const auto open = [&] { return open_input(input.name(), input.head(), Encoding::utf_8, own, names); };
  Opened opened = open();
  if (!is_known(opened) && sheet.joins_headers()) {
    // A group above the names may say nothing of them: "Payment" above a date and an amount.
    const auto open_anew = [&](bool keeps_groups) {
      sheet.keep_groups(keeps_groups);
      input.rewind();
      return open();
    };
    Opened apart = open_anew(false);
    opened = is_known(apart) ? std::move(apart) : open_anew(true);
  }
  if (opened.kind == InputKind::snapshots) {
    sheet.show_periods();
    input.rewind();
    opened = open();
  }
  opened.sheet = sheet.name();
  return opened;
}

SheetChoice choose_sheet(const std::shared_ptr<const Workbook>& workbook, const LoadOptions& options) {
  const std::vector<SheetEntry>& sheets = workbook->sheets();
  SheetChoice choice;
  if (!options.sheet.empty()) {
    const auto index = find_sheet(*workbook, options.sheet);
    if (!index) refuse(*workbook, formatted("no sheet {}", in_quotes(options.sheet)), Cause::flag);
    choice.sheet = std::make_shared<Sheet>(workbook, *index);
  } else {
    choice = first_readable(workbook, options);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (i != choice.sheet->index()) choice.left_over.push_back(label_of(sheets[i]));
    }
  }
  return choice;
}

std::vector<Assumption> assumptions_of_sheet(const SheetChoice& choice) {
  const Sheet& sheet = *choice.sheet;
  const SheetFacts& facts = sheet.facts();
  const Wording::Part name{in_quotes(sheet.name())};
  std::vector<Assumption> assumptions;
  if (!choice.others.empty()) {
    assumptions.push_back(
        {std::nullopt,
         {"of the tables in {0} the sheet {1} is read, and not {2}", {{in_quotes(sheet.workbook().name())}, name, {listed(choice.others)}}},
         {"sheet {0} alone", {name}}});
  }
  if (facts.hidden_rows > 0) {
    assumptions.push_back({std::nullopt,
                           {"rows of sheet {0} that are hidden are read like the others: {1}, the first of them row {2}",
                            {name, {std::to_string(facts.hidden_rows)}, {std::to_string(facts.first_hidden_row)}}},
                           {"hidden rows are read"}});
  }
  std::vector<std::string> columns;
  for (const auto& [first, last] : facts.hidden_columns) {
    if (first > facts.columns) continue;
    const std::string range =
        last > first ? formatted("{}-{}", column_name(first), column_name(std::min(last, facts.columns))) : column_name(first);
    if (std::ranges::find(columns, range) == columns.end()) columns.push_back(range);
  }
  if (!columns.empty()) {
    assumptions.push_back({std::nullopt,
                           {"columns of sheet {0} that are hidden are read like the others: {1}", {name, {listed(columns)}}},
                           {"hidden columns are read"}});
  }
  if (const auto ranges = ranges_of(facts, true); !ranges.empty() && sheet.fills_merged()) {
    assumptions.push_back({std::nullopt,
                           {"a text or date in merged cells of sheet {0} holds for each of their rows: {1}", {name, {listed(ranges)}}},
                           {"merged cells hold for each row"}});
  }
  return assumptions;
}

std::vector<Diagnostic> warnings_of_sheet(const Sheet& sheet) {
  const SheetFacts& facts = sheet.facts();
  std::vector<Diagnostic> warnings;
  if (facts.formulas_without_value > 0) {
    const std::string many = facts.formulas_without_value == 1
                                 ? "a formula was saved without its value"
                                 : formatted("{} formulas were saved without their values, the first here", facts.formulas_without_value);
    warnings.push_back(warning("formula_without_value", many,
                               "open the workbook in a spreadsheet program, which computes them, and save it",
                               {sheet.full_name(), 0, 0, facts.first_formula}));
  }
  if (const auto ranges = ranges_of(facts, true); !ranges.empty() && !sheet.fills_merged()) {
    warnings.push_back(warning("merged_cells", formatted("rows share merged cells, of which the first alone is read: {}", listed(ranges)),
                               "unmerge them, and write into each row what belongs to it", {sheet.full_name(), 0, 0, {}}));
  }
  return warnings;
}

std::vector<std::string> notes_of_sheet(const SheetChoice& choice) {
  const Sheet& sheet = *choice.sheet;
  std::vector<std::string> notes;
  if (!choice.left_over.empty()) {
    notes.push_back(formatted("{}: the sheet {} is read; also there: {} (--sheet NAME)", sheet.workbook().name(), in_quotes(sheet.name()),
                              listed(choice.left_over)));
  }
  if (const auto ranges = ranges_of(sheet.facts(), false); !ranges.empty())
    notes.push_back(formatted("{}: merged cells: {}", sheet.full_name(), listed(ranges)));
  return notes;
}

}  // namespace retain::io
