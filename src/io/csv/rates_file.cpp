#include "io/csv/rates_file.hpp"

#include <optional>
#include <vector>

#include "io/csv/reader.hpp"
#include "io/csv/table_shape.hpp"
#include "io/fields/row_fields.hpp"
#include "retain/diagnostic.hpp"
#include "retain/period.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

[[noreturn]] void refuse_rate(const std::string& file, TextPlace place, std::string message, std::string hint) {
  throw InputError({error("bad_rate", std::move(message), std::move(hint), {file, place.line, place.column, {}})});
}

}  // namespace

Rates read_rates(const std::string& file, std::string_view text, std::string_view currency, char delimiter) {
  constexpr const char* form = "the columns are currency and rate, and perhaps period: EUR,1.08 says what a euro is worth";
  Rates rates{currency_code(currency), {}};
  std::map<std::string, Period> newest;
  std::vector<CsvField> record;
  CsvReader reader(text, delimiter);
  try {
    if (!reader.next(record)) refuse_rate(file, {1, 1}, "no rates", form);
    std::optional<std::size_t> columns[3];
    constexpr std::string_view names[] = {"currency", "rate", "period"};
    for (std::size_t i = 0; i < record.size(); ++i) {
      for (std::size_t name = 0; name < std::size(names); ++name) {
        if (fold_header(record[i].text) == names[name]) columns[name] = i;
      }
    }
    const auto& [code_column, rate_column, period_column] = columns;
    if (!code_column || !rate_column) refuse_rate(file, {1, 1}, "no column of the currency and the rate", form);
    const std::size_t width = record.size();
    while (reader.next(record)) {
      if (is_blank(record)) continue;
      if (record.size() != width) refuse_rate(file, record.front().place, "not as many fields as the header has", form);
      const CsvField& value = record[*rate_column];
      const auto rate = Number::parse(trim(value.text));
      if (!rate || rate->sign() <= 0)
        refuse_rate(file, value.place, formatted("not a rate: {}", in_quotes(value.text)), "write a number, for example 1.08");
      const std::string code = currency_code(record[*code_column].text);
      Period period;
      if (period_column) period = Period::parse(trim(record[*period_column].text));
      const auto known = newest.find(code);
      if (known != newest.end() && !period_column)
        refuse_rate(file, value.place, formatted("a second rate of {}", code), "name their periods in a column");
      if (known != newest.end() && period < known->second) continue;
      newest[code] = period;
      rates.worth.insert_or_assign(code, *rate);
    }
  } catch (const CsvError& fault) {
    refuse_rate(file, fault.place(), fault.what(), fault.hint());
  } catch (const PeriodError& fault) {
    refuse_rate(file, record.front().place, fault.what(), fault.hint());
  }
  return rates;
}

}  // namespace retain::io
