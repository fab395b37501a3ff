#include "fuzz/reports.hpp"
#include "io/json/reader.hpp"

using namespace retain;

namespace {

enum class Answer { json, beyond_limits, not_json };

Answer answer_to(std::string_view text) {
  try {
    io::read_json(text);
    return Answer::json;
  } catch (const io::JsonError& error) {
    return std::string_view(error.what()).starts_with("not valid JSON") ? Answer::not_json : Answer::beyond_limits;
  }
}

/// Requires that a list reads the same in an envelope.
void require_envelope_alike(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || text[start] != '[') return;
  const auto read = [](const std::string& input) { return test::run_retain({"snapshot", "--threads", "1", "-q"}, input); };
  const test::Run plain = read(std::string(text));
  const test::Run enclosed = read("{\"page\":{\"data\":" + std::string(text) + "},\"has_more\":false}");
  if (plain.status != 0 || enclosed.err.find("levels of nesting") != std::string::npos) return;
  fuzz::require(plain.out == enclosed.out, "a list reads the same in an envelope", plain.out + enclosed.out + enclosed.err);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Answer answer = answer_to(text);
  if (answer != Answer::beyond_limits) {
    fuzz::require((answer == Answer::json) == nlohmann::json::accept(text), "JSON is what another reader takes for it", text);
  }
  if (answer == Answer::json) require_envelope_alike(text);
  fuzz::require_round_trip(text);
  fuzz::require_answer(test::run_retain({"snapshot", "--threads", "1"}, std::string(text)));
  return 0;
}
