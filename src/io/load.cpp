#include "io/load.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "io/opening/opened.hpp"
#include "io/opening/settle_encoding.hpp"
#include "io/rows/load.hpp"
#include "io/snapshots/load.hpp"
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

}  // namespace

Loaded load(std::vector<Input> inputs, const LoadOptions& options) {
  std::vector<RereadableInput> readable;
  for (Input& input : inputs) readable.emplace_back(std::move(input));
  for (RereadableInput& input : readable) settle_encoding(input, options.encoding);

  Problems flags;
  ColumnNames names(options.columns, flags, options.by);
  std::vector<Opened> opened;
  for (RereadableInput& input : readable) {
    opened.push_back(open_input(input.name(), input.head(), input.encoding(), options, names));
  }
  refuse_unused_pointer(opened, options);
  const bool has_rows = std::ranges::find(opened, InputKind::customer_rows, &Opened::kind) != opened.end();
  std::vector<Source> sources;
  for (std::size_t i = 0; i < readable.size() && !has_rows; ++i) {
    if (opened[i].lacks) throw InputError({*opened[i].lacks});
  }
  for (std::size_t i = 0; i < readable.size() && !has_rows; ++i) {
    sources.push_back({opened[i].name, read_text(readable[i], opened[i], options.limits)});
  }

  while (true) {
    Loaded loaded;
    const std::vector<Disproof> disproofs = has_rows ? read_rows(readable, opened, options, loaded)
                                                     : read_snapshots(sources, opened, options, names, flags.error_list(), loaded);
    for (const Disproof& disproof : disproofs) {
      if (has_rows) rewind_all(readable, disproof);
      const std::string_view text = has_rows ? readable[disproof.input].head() : std::string_view(sources[disproof.input].text);
      opened[disproof.input] = open_again(opened[disproof.input], disproof, text.substr(0, RereadableInput::head_size), options, names);
    }
    if (!disproofs.empty()) continue;
    std::ranges::move(assumptions_of_dates(opened, options.dates.zone.get()), std::back_inserter(loaded.assumptions));
    loaded.sources = std::move(sources);
    loaded.opened = std::move(opened);
    return loaded;
  }
}

}  // namespace retain::io
