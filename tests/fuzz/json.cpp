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

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const Answer answer = answer_to(text);
  if (answer != Answer::beyond_limits) {
    fuzz::require((answer == Answer::json) == nlohmann::json::accept(text), "JSON is what another reader takes for it", text);
  }
  fuzz::require_round_trip(text);
  fuzz::require_answer(test::run_retain({"snapshot", "--threads", "1"}, std::string(text)));
  return 0;
}
