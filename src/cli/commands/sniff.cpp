#include <algorithm>
#include <span>

#include "cli/flags/common_flags.hpp"
#include "cli/flags/input_flags.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/steps/deliver.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/system/output_file.hpp"
#include "core/table/column_names.hpp"
#include "render/language/messages.hpp"
#include "render/machine/json_text.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

using io::Opened;
using render::Json;
using render::Language;
using render::say;

/// What holds for all inputs: how customer rows are grouped.
struct Grouping {
  std::string period;
  std::string amounts;
};

Grouping grouping_of(const io::Loaded& loaded) {
  if (!loaded.rows) return {};
  const LedgerPlan& plan = loaded.rows->ledger->plan();
  const io::RowShape shape = loaded.opened.front().row_columns.shape;
  const std::string period(granularity_key(plan.period));
  if (shape == io::RowShape::levels || shape == io::RowShape::changes) return {period, std::string(io::row_shape(shape).key)};
  if (plan.kept != plan.period) return {period, "recurring"};
  return {period, loaded.rows->regroups ? "payments" : ""};
}

std::string delimiter_name(char delimiter) { return delimiter == '\t' ? "tab" : std::string(1, delimiter); }

const char* format_name(const Opened& input) {
  if (input.sheet) return "xlsx";
  const io::InputFormat format = input.format;
  return format == io::InputFormat::json ? "json" : format == io::InputFormat::ndjson ? "ndjson" : "csv";
}

/// The list that is read within a document of JSON; empty where it is the document itself.
std::string list_name(const Opened& input) { return input.records.value_or(std::string()); }

bool holds_rows(const Opened& input) { return input.kind == io::InputKind::customer_rows; }
bool holds_cohorts(const Opened& input) { return input.kind == io::InputKind::cohort_table; }

bool holds_purchases(const Opened& input) { return input.kind == io::InputKind::purchase_table; }

/// The commands that read a table that no other reads; empty of what most read.
std::string readers_of(const Opened& input) {
  if (holds_purchases(input)) return "retain value";
  return holds_cohorts(input) ? "retain cohort, retain survival, retain forecast" : "";
}

render::Text kind_text(const Opened& input) {
  if (holds_cohorts(input)) return "table of cohorts";
  if (holds_purchases(input)) return render::Text("table of purchase histories");
  return holds_rows(input) ? render::Text("customer rows") : render::Text("period snapshots");
}

/// How a table of cohorts stands.
render::Text layout_of_cohorts(const Opened& input) {
  switch (input.cohort_columns.layout) {
    case io::CohortLayout::row_an_age:
      return "a cohort and an age";
    case io::CohortLayout::column_a_cohort:
      return "an age, with a column for each cohort";
    case io::CohortLayout::row_a_cohort:
      break;
  }
  return input.cohort_columns.periods.empty() ? render::Text("a cohort, with a column for each age")
                                              : render::Text("a cohort, with a column for each period of the calendar");
}

/// Whether a column of a table of cohorts is one of many alike, which no flag names.
bool is_one_of_many(const Opened& input, std::size_t column) {
  return holds_cohorts(input) &&
         (input.field_of(column) == "complete" || (input.field_of(column) == "survivors" && input.cohort_columns.survivors != column));
}

std::string mark_name(io::DecimalMark mark) { return mark == io::DecimalMark::comma ? "comma" : "point"; }

/// The words of a command line that say what was found.
std::vector<std::string> flags_of(const Opened& input, const Grouping& grouping, const Options& options) {
  std::vector<std::string> flags;
  const auto add = [&flags](std::string flag, std::string value) {
    flags.push_back(std::move(flag));
    flags.push_back(std::move(value));
  };
  if (input.sheet) {
    add("--sheet", *input.sheet);
  } else {
    add("--input-format", format_name(input));
    add("--encoding", std::string(encoding_key(input.encoding.value)));
  }
  if (input.is_csv()) {
    if (!input.sheet) add("--delimiter", delimiter_name(input.table.delimiter));
    add("--decimal", mark_name(input.mark.value));
    if (input.table.has_header) {
      add("--skip", std::to_string(input.table.table_place.line - 1));
    } else {
      flags.emplace_back("--no-header");
    }
    if (input.transposed) flags.emplace_back("--transpose");
  }
  if (!list_name(input).empty()) add("--records", list_name(input));
  if (options.load.dates.pattern) {
    add("--date-format", options.load.dates.pattern->text());
  } else if (input.order.value != DateOrder::unknown) {
    flags.emplace_back(input.order.value == DateOrder::day_first ? "--day-first" : "--month-first");
  }
  if (options.load.dates.zone) add("--timezone", options.load.dates.zone->name());
  if (!grouping.period.empty()) add("--period", grouping.period);
  if (!grouping.amounts.empty()) add("--amounts", grouping.amounts);
  std::string by;
  for (std::size_t i = 0; i < input.headers.size(); ++i) {
    const std::string field = input.field_of(i);
    const std::string& header = input.headers[i].text;
    if (field.empty() || input.row_columns.is_scheduled(i) || is_one_of_many(input, i)) continue;
    if (input.kind != io::InputKind::snapshots && find_label(field) == Label::segment) {
      by += (by.empty() ? "" : ",") + header;
    } else if (field != header) {
      add("--column", field + "=" + header);
    }
  }
  if (!by.empty()) add("--by", by);
  for (const GivenFlag& flag : options.row_flags) {
    if (flag.name == "--amounts") continue;
    flags.push_back(flag.name);
    if (!flag.value.empty()) flags.push_back(flag.value);
  }
  return flags;
}

/// A word as a shell reads it back.
std::string shell_word(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=.,:/%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  return in_single_quotes(word);
}

std::string listed_columns(const Opened& input, bool read) {
  std::string text;
  for (std::size_t i = 0; i < input.headers.size(); ++i) {
    const std::string field = input.field_of(i);
    const std::string& header = input.headers[i].text;
    if (field.empty() == read) continue;
    text += (text.empty() ? "" : ", ") + visible(header);
    if (read && field != header) text += " = " + field;
  }
  return text;
}

std::vector<Assumption> assumptions_of_dates(const Opened& input) {
  if (!input.dates.facts) return {};
  return input.dates.facts->assumptions(input.dates.zone ? input.dates.zone->name() : std::string());
}

/// Every sheet of a workbook with what it holds.
std::string listed_sheets(const Opened& input) {
  std::string text;
  for (const io::SheetSummary& sheet : input.sheets) {
    text += formatted("{}{} (rows: {}, columns: {}", text.empty() ? "" : ", ", sheet.name, sheet.rows, sheet.columns);
    if (sheet.hidden_rows > 0) text += formatted(", hidden rows: {}", sheet.hidden_rows);
    text += sheet.is_hidden ? ", hidden)" : ")";
  }
  return text;
}

Json json_of_sheets(const Opened& input) {
  Json sheets = Json::array();
  for (const io::SheetSummary& sheet : input.sheets) {
    sheets.push_back({{"name", sheet.name},
                      {"rows", sheet.rows},
                      {"columns", sheet.columns},
                      {"hidden_rows", sheet.hidden_rows},
                      {"hidden", sheet.is_hidden}});
  }
  return sheets;
}

using Uses = std::span<const io::ColumnUse>;

/// What a column does to its rows, and the flag that settles it.
std::string use_text(const io::ColumnUse& use, Language language) {
  std::string text = use.field + ": " + render::helped(use.does, language);
  if (use.rows > 0) text += render::said("; rows: {}", language, use.rows);
  if (!use.words.empty()) text += formatted(" ({})", visible(use.words));
  return text;
}

std::string text_of(const Opened& input, Uses uses, const Grouping& grouping, const Options& options, std::size_t width,
                    Language language) {
  constexpr std::size_t label_width = 16;
  std::string text = formatted("{}: {}\n", visible(input.name), say(kind_text(input), language));
  const auto add = [&](render::Text label, std::string_view value) {
    if (value.empty()) return;
    const std::string line = pad_right("  " + std::string(label.in(language)), label_width).append(value);
    text += wrapped(line, width, label_width) + '\n';
  };
  add("format", format_name(input));
  if (input.sheet) {
    add("sheet", visible(*input.sheet));
    add("sheets", visible(listed_sheets(input)));
  }
  add("records", visible(list_name(input)));
  if (!input.sheet) add("encoding", std::string(encoding_key(input.encoding.value)));
  if (input.is_csv() && !input.sheet) {
    add("delimiter", render::translated(delimiter_name(input.table.delimiter), language));
    add("decimal mark", render::translated(mark_name(input.mark.value), language));
  }
  if (input.is_csv()) {
    add("header",
        !input.table.has_header ? std::string(say("none", language)) : render::said("line {}", language, input.table.table_place.line));
    if (input.transposed) add("periods", say("across the top", language));
  }
  for (const io::NamedUnit& unit : input.table.units) add("amounts in", visible(unit.text));
  if (input.order.value != DateOrder::unknown) {
    add("dates", input.order.value == DateOrder::day_first ? say("the day first", language) : say("the month first", language));
  }
  for (const Assumption& assumption : assumptions_of_dates(input)) add("dates", render::said(assumption.text, language));
  add("grouped by", render::translated(grouping.period, language));
  add("amounts", render::translated(grouping.amounts, language));
  add("columns", listed_columns(input, true));
  add("not read", listed_columns(input, false));
  if (holds_cohorts(input)) add("rows are", say(layout_of_cohorts(input), language));
  add("read by", readers_of(input));
  if (holds_rows(input)) add("rows are", io::row_shape(input.row_columns.shape).key);
  for (const io::ColumnUse& use : uses) {
    if (use.rows > 0) add("rule", use_text(use, language));
  }
  std::string flags;
  for (const std::string& word : flags_of(input, grouping, options)) flags += (flags.empty() ? "" : " ") + visible(shell_word(word));
  return text + "\n  " + flags + '\n';
}

Json json_of(const Opened& input, Uses uses, const Grouping& grouping, const Options& options) {
  const bool is_csv = input.is_csv();
  Json columns = Json::array();
  for (std::size_t i = 0; i < input.headers.size(); ++i) {
    Json column = {{"header", input.headers[i].text}, {"field", render::text_or_null(input.field_of(i))}};
    const auto use = std::ranges::find(uses, i, &io::ColumnUse::column);
    if (use != uses.end()) {
      column["rule"] = render::text_or_null(use->does);
      column["rows"] = use->rows;
      column["words"] = render::text_or_null(use->words);
      column["flag"] = use->flag;
    }
    columns.push_back(std::move(column));
  }
  Json units = Json::array();
  for (const io::NamedUnit& unit : input.table.units) units.push_back(unit.text);
  Json dates = Json::array();
  for (const Assumption& assumption : assumptions_of_dates(input)) dates.push_back(assumption.text.english());
  const bool has_order = input.order.value != DateOrder::unknown;
  return {{"file", input.name},
          {"holds", kind_text(input).in(Language::english)},
          {"shape", holds_rows(input) ? Json(io::row_shape(input.row_columns.shape).key) : Json()},
          {"format", format_name(input)},
          {"sheet", input.sheet ? Json(*input.sheet) : Json()},
          {"sheets", input.sheet ? json_of_sheets(input) : Json()},
          {"records", render::text_or_null(list_name(input))},
          {"encoding", encoding_key(input.encoding.value)},
          {"delimiter", is_csv && !input.sheet ? Json(std::string(1, input.table.delimiter)) : Json()},
          {"decimal", is_csv ? Json(mark_name(input.mark.value)) : Json()},
          {"header_line", is_csv && input.table.has_header ? Json(input.table.table_place.line) : Json()},
          {"transposed", input.transposed},
          {"units", std::move(units)},
          {"dates", !has_order ? Json() : Json(input.order.value == DateOrder::day_first ? "day_first" : "month_first")},
          {"times", std::move(dates)},
          {"period", render::text_or_null(grouping.period)},
          {"amounts", render::text_or_null(grouping.amounts)},
          {"columns", std::move(columns)},
          {"flags", flags_of(input, grouping, options)}};
}

std::string rendered(const io::Loaded& loaded, const Options& options, render::Format format, std::size_t width, Language language) {
  const Grouping grouping = grouping_of(loaded);
  std::string text;
  Json inputs = Json::array();
  for (std::size_t i = 0; i < loaded.opened.size(); ++i) {
    const Opened& input = loaded.opened[i];
    const Uses uses = i < loaded.uses.size() ? Uses(loaded.uses[i]) : Uses();
    if (format == render::Format::json) {
      inputs.push_back(json_of(input, uses, grouping, options));
    } else {
      text += (text.empty() ? "" : "\n") + text_of(input, uses, grouping, options, width, language);
    }
  }
  if (format != render::Format::json) return text;
  return render::json_document({{"schema", "retain.sniff"},
                                {"schema_version", 1},
                                {"generator", render::generator()},
                                {"inputs", std::move(inputs)},
                                {"warnings", render::json_warnings(loaded.warnings)}});
}

Flags sniff_flags(const Command& command) {
  Flags flags;
  add_flags(
      flags, "Output",
      {format_flag(command), output_flag(), colour_flag(), language_flag(), quiet_flag(), config_flag(), help_flag(), help_all_flag()});
  add_flags(flags, "Periods", {period_flag(grouping_help)});
  add_input_flags(flags);
  return flags;
}

ExitStatus run_sniff(const Options& options, const Streams& streams) {
  refuse_unknown_endings(options);
  Options lenient = options;
  // How a file is written shows in its good rows; `validate` tells of the others.
  lenient.load.bad_rows = {true, 1'000'000};
  lenient.load.lists_sheets = true;
  const auto loaded = load_inputs(lenient, streams, Wanted::anything);
  if (!loaded) return ExitStatus::usage;
  std::vector<Output> outputs;
  for (const std::string& path : output_paths(options)) {
    const render::Format format = format_of(options, path, render::Format::table);
    const auto width = static_cast<std::size_t>(path == standard_output ? streams.console.width : 80);
    outputs.emplace_back(path, rendered(*loaded, options, format, width, language_of(options, streams.console)));
  }
  const std::string messages = remarks(loaded->warnings, {}, options, streams);
  write_outputs(outputs, streams.out);
  streams.err << messages << std::flush;
  return ExitStatus::done;
}

}  // namespace

Command sniff_command() {
  return {
      .name = "sniff",
      .summary = "how a file was understood, and the flags that settle it for good",
      .arguments = "[FILE...]",
      .notes = {files_note},
      .examples = {"retain sniff export.csv", "retain sniff export.csv -f json | jq -r '.inputs[0].flags[]'"},
      .formats = {"table", "json"},
      .flags = sniff_flags,
      .take_arguments = take_files,
      .run = run_sniff,
  };
}

}  // namespace retain::cli
