#include "cli/flags/cohort_flags.hpp"

#include "cli/flags/input_flags.hpp"
#include "cli/system/errors.hpp"
#include "retain/number.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

Flag size_flag() {
  return {"--customers", "N", "the customers of a cohort at age 0, where the table has percents and no column of sizes",
          [](Options& options, const std::string& flag, const std::string& value) {
            const auto size = Number::parse(value);
            if (!size || size->sign() <= 0) throw UsageError(flag + " takes a number above 0, not " + in_quotes(value), "for example 1000");
            options.load.cohort_size = *size;
          }};
}

}  // namespace

void add_flags_of_cohorts(Flags& flags) {
  add_flags(flags, "Cohorts",
            {in_brief({"--cohort", "NAME", "only this cohort of a table; repeatable",
                       [](Options& options, const std::string&, const std::string& value) { options.load.cohorts.push_back(value); }, true},
                      "only this cohort"),
             in_brief(size_flag(), "the size of a cohort given in percent"),
             switch_flag("--keep-first", "count the first cohort of customer rows too, of which some began before the rows do",
                         [](Options& options) { options.keep_first = true; })});
  add_input_flags(flags, BadRows::may_be_skipped);
}

}  // namespace retain::cli
