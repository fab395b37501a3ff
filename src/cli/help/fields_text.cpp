#include "cli/help/fields_text.hpp"

#include <algorithm>

#include "io/columns/cohort_fields.hpp"
#include "io/columns/purchase_columns.hpp"
#include "io/fields/shapes.hpp"
#include "render/language/messages.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::cli {

using render::helped;
using render::Language;

std::vector<std::string> names_by_rank(const io::RowFieldInfo& field) {
  std::vector<std::string> ranks = split(field.names, "|");
  for (std::string& rank : ranks) {
    std::erase_if(rank, [](char c) { return c == '?' || c == '!'; });
    rank = trimmed(rank);
    if (rank.ends_with(',')) rank.pop_back();
  }
  return ranks;
}

namespace {

constexpr std::size_t key_width = 16;

std::string line_of_field(std::string_view key, std::string_view does, std::size_t width, Language language) {
  return wrapped(pad_right(key, key_width).append(helped(does, language)), width, key_width) + '\n';
}

}  // namespace

std::string all_fields(std::size_t width, Language language) {
  std::string text = helped("What the columns of customer rows may hold", language) + "\n\n";
  for (const io::RowFieldInfo& field : io::row_fields()) text += line_of_field(field.key, field.does, width, language);
  text += '\n' + helped("What the columns of a table of cohorts may hold, for cohort, survival and forecast", language) + "\n\n";
  for (const io::CohortFieldInfo& field : io::cohort_fields()) text += line_of_field(field.key, field.does, width, language);
  text += '\n' + helped("What the columns of a table of purchase histories may hold, for value", language) + "\n\n";
  for (const io::PurchaseFieldInfo& field : io::purchase_fields()) text += line_of_field(field.key, field.does, width, language);
  text += '\n' + helped("What the rows of a customer come to", language) + "\n\n";
  for (const io::RowShapeInfo& shape : io::row_shapes()) {
    text += wrapped(pad_right(shape.key, key_width).append(helped(shape.columns, language)), width, key_width) + '\n';
    text += wrapped(std::string(key_width, ' ').append(helped(shape.counted, language)), width, key_width) + '\n';
  }
  return text + '\n' +
         wrapped(
             helped("retain fields NAME: its names and an example. `retain sniff FILE` shows what the columns of a file were taken for.",
                    language),
             width, 0) +
         '\n';
}

std::string one_field(const io::RowFieldInfo& field, std::size_t width, Language language) {
  const auto line = [width, language](std::string_view label, std::string_view value) {
    return wrapped(pad_right(helped(label, language), key_width).append(value), width, key_width) + '\n';
  };
  std::string text = line_of_field(field.key, field.does, width, language) + line("value", field_value_key(field.value));
  const std::vector<std::string> ranks = names_by_rank(field);
  for (std::size_t i = 0; i < ranks.size(); ++i) text += line(i == 0 ? "names" : "else", ranks[i]);
  return text + line("example", field.example);
}

}  // namespace retain::cli
