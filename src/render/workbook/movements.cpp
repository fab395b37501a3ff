#include "render/workbook/movements.hpp"

#include <algorithm>

#include "render/workbook/book.hpp"
#include "render/workbook/numbers.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// What is known of all movements before the first is written.
struct Overview {
  std::size_t count = 0;
  bool has_segments = false;
  int decimals = 0;
  std::uint64_t bytes = 0;  // that they take in a workbook

  void add(const std::optional<Amount>& amount) {
    if (!amount) return;
    const std::string text = amount->to_string();
    const std::size_t point = text.find('.');
    if (point != std::string::npos) decimals = std::max({decimals, 2, static_cast<int>(text.size() - point - 1)});
  }
};

Overview overview_of(const Movements& movements) {
  Overview overview;
  movements([&](const retain::Movement& movement) {
    ++overview.count;
    constexpr std::uint64_t cells_a_row = 9;
    overview.bytes += cells_a_row * bytes_of_cell + movement.customer.size() + movement.segment.size();
    overview.has_segments = overview.has_segments || !movement.segment.empty();
    for (const NamedAmount& amount : amounts_of(movement)) overview.add(amount.amount);
    if (movements.may_pause) overview.add(movement.last_paid);
  });
  return overview;
}

class MovementSheet {
 public:
  MovementSheet(BookSheet& sheet, const Overview& overview, bool may_pause, Language language)
      : sheet_(sheet), overview_(overview), may_pause_(may_pause), language_(language) {
    amount_.format = digits_format(overview.decimals);
    change_.format = formatted("+{0};-{0};{0}", amount_.format);
  }

  void add_headings() {
    add_heading(say("Customer", language_), false);
    if (overview_.has_segments) add_heading(say("segment", language_), false);
    add_heading(say("period", language_), false);
    add_heading(say("movement", language_), false);
    labels_ = place_.column;
    for (const Text heading : {Text("before"), Text("after"), Text("change")}) add_heading(heading.in(language_), true);
    if (may_pause_) add_heading(say("last paid", language_), true);
    last_column_ = static_cast<std::uint16_t>(place_.column - 1);
  }

  void add(const retain::Movement& movement) {
    place_ = {place_.row + 1, 0};
    add_text(movement.customer);
    if (overview_.has_segments) add_text(movement.segment);
    add_text(movement.period.to_string());
    add_text(translated(movement_key(movement.kind), language_));
    const auto amounts = amounts_of(movement);
    for (std::size_t i = 0; i < amounts.size(); ++i) add_amount(amounts[i].amount, i + 1 == amounts.size() ? change_ : amount_);
    if (may_pause_) add_amount(movement.last_paid, amount_);
  }

  void finish() {
    sheet_.freeze({1, 1});
    sheet_.add_filters({place_.row, last_column_});
    sheet_.settle_texts({1, 0}, {std::max(place_.row, 1U), static_cast<std::uint16_t>(labels_ - 1)});
  }

 private:
  CellPlace next() { return {place_.row, place_.column++}; }
  void add_heading(std::string_view text, bool is_number) {
    sheet_.write(next(), capitalised(std::string(text)), {.kind = CellLook::Kind::heading, .to_the_right = is_number});
  }
  void add_text(std::string_view text) {
    const CellPlace place = next();
    if (!text.empty()) sheet_.write(place, text);
  }
  void add_amount(const std::optional<Amount>& amount, const CellLook& look) {
    const CellPlace place = next();
    if (!amount) return;
    const Number number = amount->to_number();
    sheet_.write(place, number.to_double(), grouped(number.to_fixed(overview_.decimals)), look);
  }

  BookSheet& sheet_;
  const Overview& overview_;
  bool may_pause_;
  Language language_;
  CellLook amount_;
  CellLook change_;
  CellPlace place_;
  std::uint16_t labels_ = 0;
  std::uint16_t last_column_ = 0;
};

}  // namespace

void write_movements_workbook(const Movements& movements, const RenderOptions& options, const Sink& sink) {
  const Overview overview = overview_of(movements);
  if (overview.count >= most_sheet_rows) {
    throw InputError({error(
        "sheet_size", formatted("{} movements are more than the {} rows below the header of a sheet", overview.count, most_sheet_rows - 1),
        "csv has no such limit: -o movements.csv; --since, --last and --only leave some out")});
  }
  Book book(options.open_scratch, std::string(say("Movements of customers", options.language)), overview.bytes + 1);
  MovementSheet sheet(book.add_sheet(say("Movements of customers", options.language)), overview, movements.may_pause, options.language);
  sheet.add_headings();
  movements([&](const retain::Movement& movement) { sheet.add(movement); });
  sheet.finish();
  book.finish(sink);
}

}  // namespace retain::render
