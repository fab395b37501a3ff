#include "render/answers/movements.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "render/machine/delimited_writer.hpp"
#include "render/machine/exact.hpp"
#include "render/machine/json_text.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16;

/// The amounts of a movement under their keys.
struct NamedAmount {
  std::string_view key;
  Amount amount;
};
std::array<NamedAmount, 3> amounts_of(const Movement& movement) {
  return {{{"before", movement.before}, {"after", movement.after}, {"change", movement.after - movement.before}}};
}

void write_delimited(const Movements& movements, char delimiter, const Sink& sink) {
  DelimitedWriter writer(delimiter);
  for (const std::string_view heading : {"customer", "segment", "period", "movement", "before", "after", "change"})
    writer.add_field(heading);
  writer.end_line();
  movements([&](const Movement& movement) {
    writer.add_text(movement.customer);
    writer.add_text(movement.segment);
    writer.add_text(movement.period.to_string());
    writer.add_field(movement_key(movement.kind));
    for (const NamedAmount& amount : amounts_of(movement)) writer.add_field(amount.amount.to_string());
    writer.end_line();
    if (writer.size() > piece_size) sink(writer.take());
  });
  sink(writer.take());
}

Json object_of(const Movement& movement) {
  Json object = {{"customer", std::string(movement.customer)},
                 {"segment", text_or_null(movement.segment)},
                 {"period", movement.period.to_string()},
                 {"movement", movement_key(movement.kind)}};
  for (const NamedAmount& amount : amounts_of(movement)) object[std::string(amount.key)] = amount.amount.to_number().to_double();
  return object;
}

void write_lines(const Movements& movements, const Sink& sink) {
  std::string text;
  movements([&](const Movement& movement) {
    text += json_line(object_of(movement));
    if (text.size() > piece_size) sink(std::exchange(text, {}));
  });
  sink(text);
}

/// The document in pieces: its members before the list, the list with a movement a line, its members behind it.
void write_document(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, const Sink& sink) {
  constexpr std::string_view list = "\"movements\": [";
  std::string text = json_document({{"schema", "retain.movements"},
                                    {"schema_version", 1},
                                    {"generator", generator()},
                                    {"granularity", text_or_null(granularity_key(granularity))},
                                    {"movements", Json::array()},
                                    {"warnings", json_warnings(warnings)}});
  const std::size_t inside = text.find(list) + list.size();
  const std::string behind = text.substr(inside);
  text.resize(inside);
  bool first = true;
  movements([&](const Movement& movement) {
    text += first ? "\n    " : ",\n    ";
    first = false;
    text += json_line(object_of(movement));
    text.pop_back();
    if (text.size() > piece_size) sink(std::exchange(text, {}));
  });
  text += (first ? "" : "\n  ") + behind;
  sink(text);
}

class TableOfMovements {
 public:
  TableOfMovements(const Movements& movements, Language language, const Sink& sink)
      : movements_(movements), sink_(sink), language_(language) {
    std::size_t i = 0;
    for (const Text heading :
         {Text("Customer"), Text("segment"), Text("period"), Text("movement"), Text("before"), Text("after"), Text("change")})
      headings_.at(i++) = heading.in(language);
    for (const MovementKind kind : movement_kinds) kinds_.emplace_back(translated(movement_key(kind), language));
  }

  void write() {
    // Once for the widths and once for the lines, so that memory holds neither.
    add_widths(headings_);
    bool any = false;
    movements_([&](const Movement& movement) {
      any = true;
      segmented_ = segmented_ || !movement.segment.empty();
      decimals_ = std::max(decimals_, decimals_of(movement));
    });
    if (!any) return sink_(std::string(say("No movements.", language_)) + "\n");
    movements_([&](const Movement& movement) { add_widths(cells_of(movement)); });
    add_line(headings_);
    movements_([&](const Movement& movement) { add_line(cells_of(movement)); });
    sink_(text_);
  }

 private:
  using Cells = std::array<std::string, 7>;
  static constexpr std::size_t texts = 4;  // the cells before the amounts

  static int decimals_of(const Movement& movement) {
    int decimals = 0;
    for (const NamedAmount& amount : amounts_of(movement)) {
      const std::string text = amount.amount.to_string();
      const std::size_t point = text.find('.');
      if (point != std::string::npos) decimals = std::max(decimals, std::max(2, static_cast<int>(text.size() - point - 1)));
    }
    return decimals;
  }

  [[nodiscard]] Cells cells_of(const Movement& movement) const {
    Cells cells{visible(movement.customer), visible(movement.segment), movement.period.to_string(),
                kinds_.at(static_cast<std::size_t>(movement.kind))};
    std::size_t i = texts;
    for (const NamedAmount& amount : amounts_of(movement)) cells.at(i++) = grouped(amount.amount.to_number().to_fixed(decimals_));
    return cells;
  }

  void add_widths(const Cells& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) widths_.at(i) = std::max(widths_.at(i), display_width(cells.at(i)));
  }

  void add_line(const Cells& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == 1 && !segmented_) continue;
      if (i > 0) line += "  ";
      line += i < texts ? pad_right(cells.at(i), widths_.at(i)) : pad_left(cells.at(i), widths_.at(i));
    }
    text_ += line + '\n';
    if (text_.size() > piece_size) sink_(std::exchange(text_, {}));
  }

  const Movements& movements_;
  const Sink& sink_;
  Language language_;
  Cells headings_;
  std::vector<std::string> kinds_;  // by their number
  std::array<std::size_t, 7> widths_{};
  bool segmented_ = false;
  int decimals_ = 0;
  std::string text_;
};

}  // namespace

std::optional<Diagnostic> inexact_json(const Movements& movements) {
  std::size_t count = 0;
  movements([&count](const Movement& movement) {
    for (const NamedAmount& amount : amounts_of(movement)) count += has_more_digits_than_double(amount.amount.to_number()) ? 1U : 0U;
  });
  return inexact_json_warning(count);
}

void write_movements(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, Format format,
                     Language language, const Sink& sink) {
  switch (format) {
    case Format::csv:
      return write_delimited(movements, ',', sink);
    case Format::tsv:
      return write_delimited(movements, '\t', sink);
    case Format::ndjson:
      return write_lines(movements, sink);
    case Format::json:
      return write_document(movements, granularity, warnings, sink);
    case Format::table:
      return TableOfMovements(movements, language, sink).write();
    default:
      throw std::logic_error("a format that movements have no renderer for");
  }
}

}  // namespace retain::render
