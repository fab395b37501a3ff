#include "cli/commands.hpp"

#include <vector>

namespace retain::cli {

// Each row stands in the file of its name; that of `test` is in compare_groups.cpp.
Command report_command();
Command calc_command();
Command snapshot_command();
Command movements_command();
Command cohort_command();
Command sniff_command();
Command validate_command();
Command test_command();
Command diff_command();
Command forecast_command();
Command value_command();
Command survival_command();
Command sql_command();
Command metrics_command();
Command fields_command();
Command completion_command();
Command help_command();

Commands commands() {
  static const std::vector<Command> rows = {
      report_command(),   calc_command(),    snapshot_command(), movements_command(),  cohort_command(),   survival_command(),
      forecast_command(), value_command(),   sql_command(),      sniff_command(),      validate_command(), test_command(),
      diff_command(),     metrics_command(), fields_command(),   completion_command(), help_command()};
  return rows;
}

}  // namespace retain::cli
