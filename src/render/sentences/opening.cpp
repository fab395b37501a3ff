#include "render/sentences/opening.hpp"

#include <algorithm>
#include <chrono>

#include "render/content/leads.hpp"
#include "render/sentences/headline.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// More names would say less.
constexpr std::size_t most_files = 3;

struct Judged {
  std::size_t count = 0;
  std::size_t missed = 0;
};

Judged judged(const Report& report, Severity severity) {
  Judged result;
  for (const RequirementResult& requirement : report.requirements) {
    if (requirement.requirement.severity != severity) continue;
    ++result.count;
    if (!requirement.met) ++result.missed;
  }
  return result;
}

std::string text_of_targets(const Judged& targets, Language language) {
  if (targets.count == 0) return {};
  if (targets.count == 1) return std::string(targets.missed == 0 ? say("Target met", language) : say("Target missed", language));
  if (targets.missed == 0) return said("All {} targets met", language, targets.count);
  return said("{} of {} targets missed", language, targets.missed, targets.count);
}

std::string text_of_warnings(const Judged& warnings, Language language) {
  if (warnings.missed == 0) return warnings.count == 0 ? std::string() : std::string(say("no warning line crossed", language));
  return warnings.missed == 1 ? std::string(say("1 warning line crossed", language))
                              : said("{} warning lines crossed", language, warnings.missed);
}

/// The name of a file without its folders, which say more of a machine than of the numbers; empty for standard input.
std::string name_of_file(const std::string& path) {
  if (path == "-") return {};
  return visible(path.substr(path.find_last_of('/') + 1));
}

std::string end_of_data(const Report& report, Language language) {
  const ReportRow* newest = report.newest();
  if (newest == nullptr || !newest->period.is_calendar()) return {};
  const std::string day = Period::containing(Granularity::day, newest->period.last_day()).to_string();
  const bool goes_on = std::any_of(report.rows.begin(), report.rows.end(), [&](const ReportRow& row) {
    return !row.complete && row.period.granularity() == newest->period.granularity() && newest->period < row.period;
  });
  return goes_on ? said("complete to {}", language, day) : said("data to {}", language, day);
}

}  // namespace

Sentences score(const Report& report, Language language) {
  const Judged targets = judged(report, Severity::error);
  const Judged warnings = judged(report, Severity::warning);
  Sentences result{SentenceKind::score, {}};
  std::string text = text_of_targets(targets, language);
  if (const std::string warned = text_of_warnings(warnings, language); !warned.empty()) text += (text.empty() ? "" : "; ") + warned;
  if (text.empty()) return result;
  result.texts.push_back(capitalised(text));
  result.tones.push_back(targets.missed > 0 ? Tone::bad : warnings.missed > 0 ? Tone::caution : Tone::good);
  return result;
}

std::string source_text(const std::vector<std::string>& files, Language language) {
  std::vector<std::string> names;
  for (const std::string& file : files) {
    if (std::string name = name_of_file(file); !name.empty()) names.push_back(std::move(name));
  }
  if (names.empty()) return {};
  const std::size_t others = names.size() > most_files + 1 ? names.size() - most_files : 0;
  names.resize(names.size() - others);
  std::string text = std::string(say("Source: ", language)) + join(names, ", ");
  if (others > 0) text += said(" and {} more", language, others);
  return text;
}

std::string source_line(const Report& report, const std::vector<std::string>& files, Language language) {
  std::string text = source_text(files, language);
  const std::string end = end_of_data(report, language);
  if (!text.empty() && !end.empty()) text += " · ";
  return text.empty() ? capitalised(end) : text + end;
}

std::string base_of_changes(const Report& report, const std::vector<Id>& shown, Language language) {
  const ReportRow* row = report.newest();
  if (row == nullptr) return {};
  if (std::any_of(shown.begin(), shown.end(), [row](Id id) { return row->change.contains(id); }))
    return said("Changes are on {}.", language, period_before(report, *row, language));
  if (std::any_of(shown.begin(), shown.end(), [row](Id id) { return change_of(*row, id).has_value(); }))
    return std::string(say("Changes are since the start of the period.", language));
  return {};
}

}  // namespace retain::render
