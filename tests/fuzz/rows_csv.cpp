#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <span>

#include "core/ledger/ledger.hpp"
#include "fuzz/reports.hpp"
#include "io/csv/reader.hpp"
#include "io/load.hpp"
#include "render/machine/snapshots.hpp"

using namespace retain;

namespace {

/// The snapshots of customer rows; none where the text is refused or no rows. `said_size` is what the file claims to have.
std::optional<std::string> snapshots_of(const std::string& text, unsigned threads, std::uint64_t said_size) {
  std::size_t next = 0;
  io::Input input{"rows.csv",
                  [&](std::span<char> bytes) {
                    const std::size_t count = std::min(bytes.size(), text.size() - next);
                    std::memcpy(bytes.data(), text.data() + next, count);
                    next += count;
                    return count;
                  },
                  [&] { next = 0; }, said_size};
  std::vector<io::Input> inputs;
  inputs.push_back(std::move(input));
  io::LoadOptions options;
  options.wanted = io::Wanted::rows;
  options.threads = threads;
  try {
    const io::Loaded loaded = io::load(std::move(inputs), options);
    if (!loaded.rows) return std::nullopt;
    FollowingRules rules;
    rules.run_until = loaded.rows->run_until;
    rules.threads = threads;
    return render::render_snapshots(loaded.rows->ledger->snapshots(rules), {}, render::Format::csv);
  } catch (const InputError&) {
    return std::nullopt;
  }
}

/// The same table with all fields in quotes, which only the careful reader takes; none where it is no table.
std::optional<std::string> with_quotes(std::string_view text, char delimiter) {
  std::string result;
  io::CsvReader reader(text, delimiter);
  std::vector<io::CsvField> record;
  try {
    while (reader.next(record)) {
      if (record.size() == 1 && record.front().raw.empty()) {
        result += '\n';
        continue;
      }
      for (std::size_t i = 0; i < record.size(); ++i) {
        if (i > 0) result += delimiter;
        result += '"';
        for (const char c : record[i].text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
        result += '"';
      }
      result += '\n';
    }
  } catch (const io::CsvError&) {
    return std::nullopt;
  }
  return result;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::text_of(data, size);
  const std::uint8_t choice = fuzz::take_byte(input);
  const std::string text(input);
  fuzz::require_answer(test::run_retain({"snapshot", "--threads", "1"}, text));
  const auto expected = snapshots_of(text, 1, text.size());
  if (expected && fuzz::is_short(*expected)) {
    fuzz::require_answer(test::run_retain({"report", "-", "-f", "csv"}, *expected));
    fuzz::require(test::run_retain({"report", "-"}, *expected).status == 0, "snapshots of rows are read", *expected);
  }

  constexpr char delimiters[] = {',', ';', '\t'};
  if (const auto careful = with_quotes(text, delimiters[choice % 3]); careful && expected) {
    const auto other = snapshots_of(*careful, 1, careful->size());
    // In quotes a first column may be no header, and a text may become a table of another delimiter.
    if (other) fuzz::require(*other == *expected, "quotes change nothing", *expected + "\n" + *other);
  }

  // Rows of another customer, long enough for the text to lie across the end of a block.
  const std::size_t header_end = text.find('\n');
  if (choice % 4 != 0 || header_end == std::string::npos || !expected) return 0;
  const std::size_t row_end = text.find('\n', header_end + 1);
  if (row_end == std::string::npos) return 0;
  const std::string row = text.substr(header_end + 1, row_end - header_end);
  if (row.size() < 8 || row.find('"') != std::string::npos) return 0;
  constexpr std::size_t block = std::size_t{1} << 18;
  std::string padded = text.substr(0, header_end + 1);
  while (padded.size() < block - text.size() / 2) padded += row;
  padded += text.substr(row_end + 1);
  const auto one = snapshots_of(padded, 1, padded.size());
  for (const unsigned threads : {2U, 3U}) {
    fuzz::require(snapshots_of(padded, threads, std::uint64_t{1} << 30) == one, "threads change nothing", text);
  }
  return 0;
}
