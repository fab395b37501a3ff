#include "io/workbook/number_format.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "io/workbook/xml.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// The letters and signs of a format code that stand for parts of a value, in small letters: its first section without literal text,
/// colours, conditions and countries. Elapsed time in brackets is left as a bracket.
std::string bare_code(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string inside = lower_ascii(code.substr(i + 1, end - i - 1));
      if (!inside.empty() && inside.find_first_not_of(inside.front()) == std::string::npos &&
          std::string_view("hms").find(inside.front()) != std::string_view::npos)
        bare += '[';
      i = end;
    } else {
      bare += c;
    }
  }
  bare = lower_ascii(bare);
  for (const std::string_view word : {"general", "am/pm", "a/p"}) {
    if (const auto at = bare.find(word); at != std::string::npos) bare.erase(at, word.size());
  }
  return bare;
}

unsigned number_of(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Reads the formats and the styles of cells, which name them.
class Styles final : public XmlHandler {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt") {
      kinds_[number_of(attributes["numFmtId"])] = kind_of_format(attributes["formatCode"]);
    } else if (name == "cellXfs") {
      in_cell_styles_ = true;
    } else if (name == "xf" && in_cell_styles_) {
      const unsigned id = number_of(attributes["numFmtId"]);
      const auto own = kinds_.find(id);
      cells_.push_back(own == kinds_.end() ? kind_of_builtin_format(id) : own->second);
    }
  }
  void end(std::string_view name) override { in_cell_styles_ = in_cell_styles_ && name != "cellXfs"; }
  std::vector<NumberKind> take() { return std::move(cells_); }

 private:
  std::map<unsigned, NumberKind> kinds_;
  std::vector<NumberKind> cells_;
  bool in_cell_styles_ = false;
};

}  // namespace

NumberKind kind_of_format(std::string_view code) {
  const std::string bare = bare_code(code);
  const auto has = [&bare](char letter) { return bare.find(letter) != std::string::npos; };
  if (has('%')) return NumberKind::percent;
  if (has('[')) return NumberKind::number;
  const bool has_clock = has('h') || has('s');
  // In "0.00E+00" it is an exponent, elsewhere the year of an era.
  const bool has_year = has('y') || (has('e') && !has('0') && !has('#'));
  if (has('d') || (has_year && has_clock)) return NumberKind::date;
  if (has_year) return has('m') ? NumberKind::month : NumberKind::year;
  if (has_clock) return NumberKind::time;
  return has('m') ? NumberKind::date : NumberKind::number;
}

NumberKind kind_of_builtin_format(unsigned id) {
  // ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asian languages.
  if (id == 9 || id == 10) return NumberKind::percent;
  if (id == 17) return NumberKind::month;
  if ((id >= 18 && id <= 21) || id == 45 || id == 47) return NumberKind::time;
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return NumberKind::date;
  return NumberKind::number;
}

std::vector<NumberKind> read_styles(const std::string& file, ArchivePart* part) {
  Styles styles;
  if (part != nullptr) XmlReader(file, "styles", styles).feed(part->read_all(), true);
  return styles.take();
}

}  // namespace retain::io
