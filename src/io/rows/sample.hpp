#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/bytes/input.hpp"
#include "io/columns/header.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"

namespace retain::io {

/// What the first rows of inputs of customer rows tell about all.
struct RowsSample {
  std::vector<std::string> ids;
  std::optional<Period> label;  ///< of the first date
  int decimals = 0;             ///< most digits after the point
  RowShape shape = RowShape::payments;
  bool has_customers = false;
  bool has_several_dates = false;  ///< in more than one month
  bool has_ids = false;            ///< of the rows themselves, so that one which stands in several inputs is known
  bool has_amounts = true;
  bool has_orders = false;
  bool recurring_name = false;       ///< the amounts have a name that only recurring ones have
  bool spreads = false;              ///< an amount may be spread over months
  std::string kind_of;               ///< the input that showed so
  std::string other_kind_of;         ///< one whose amounts have a name of the other kind
  std::optional<Header> damaged_id;  ///< the first that a spreadsheet made a number of, and its place
};

/// Looks at the first rows of each input, as it was opened. Throws InputError where the inputs hold rows of two kinds.
RowsSample sample_rows(std::vector<RereadableInput>& inputs, const std::vector<Opened>& opened, const LoadOptions& options);

}  // namespace retain::io
