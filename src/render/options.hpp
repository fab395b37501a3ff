#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/language/language.hpp"
#include "retain/quantity.hpp"

namespace retain::render {

enum class Format : std::uint8_t { table, json, ndjson, csv, tsv, tidy, markdown, html, mail, xlsx, value };

/// What a chart draws.
struct ChartSubject {
  enum class Kind : std::uint8_t {
    quantity,   ///< over time
    reason,     ///< the customers lost for it over time
    movements,  ///< of the newest complete period
  };
  Kind kind{};
  Id id{};             ///< the quantity, or the count that the reason is of
  std::string reason;  ///< "price"
  friend bool operator==(const ChartSubject&, const ChartSubject&) = default;
};

/// A file without a name for what a library writes that knows files alone. All of it throws where the system does not give what it takes.
class ScratchFile {
 public:
  ScratchFile() = default;
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  virtual ~ScratchFile() = default;

  /// What it can be opened by while it is open here.
  [[nodiscard]] virtual std::string path() const = 0;
  /// Where there is room for further ones.
  [[nodiscard]] virtual std::string folder() const = 0;
  /// Makes sure of room for so many bytes.
  virtual void reserve(std::uint64_t bytes) = 0;
  /// Gives its bytes to `sink`, in pieces.
  virtual void read(const std::function<void(std::string_view piece)>& sink) = 0;
  /// Throws for a library that could not write.
  [[noreturn]] virtual void fail() const = 0;
};
using OpenScratch = std::function<std::unique_ptr<ScratchFile>()>;

struct RenderOptions {
  int width = 80;                ///< columns of the terminal; table only
  bool colour = false;           ///< table only
  std::optional<int> precision;  ///< digits after the point of table, markdown, html, mail and xlsx; empty: what suits the quantity
  bool explain = false;          ///< all formats for people add the worked formula of each shown metric
  Language language = Language::english;
  std::vector<ChartSubject> charts;  ///< in place of the blocks of a table
  bool full = false;                 ///< shows what is left out or summed up otherwise
  std::string title;                 ///< of a page; empty: what it is
  std::vector<std::string> files;    ///< that the numbers are from, as they were named
  bool one_off = false;              ///< one snapshot from the command line: a metric a line rather than a period a line
  OpenScratch open_scratch;          ///< xlsx only
};

}  // namespace retain::render
