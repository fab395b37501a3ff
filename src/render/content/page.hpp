#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "retain/statistics.hpp"

namespace retain::render {

/// Takes pieces of a text, in order.
using Sink = std::function<void(std::string_view piece)>;
/// About how long the pieces of a long text are.
inline constexpr std::size_t piece_size = std::size_t{1} << 16;

enum class SentenceKind : std::uint8_t {
  headline,    ///< what an answer comes to, the first sentence before the others
  verdict,     ///< the same, all alike
  driver,      ///< who made the change that it speaks of
  score,       ///< how many requirements are met
  statement,   ///< the same in a few words
  list,        ///< facts of it
  note,        ///< what must be known to read it
  footnote,    ///< the same of marks in tables: short ones may share a line
  assumption,  ///< what was assumed
  target,      ///< whether requirements are met
  limit,       ///< whether what was to be warned of holds, where a format tells it apart from targets
  warning,     ///< what is doubtful about the input; a terminal has it among its messages
  working,     ///< how it was computed
};

struct Sentences {
  SentenceKind kind{};
  std::vector<std::string> texts;
  std::vector<Tone> tones{};  ///< of targets, limits and their score: `tone_of` each
};

/// Whether it must be known to read an answer: a note, a footnote, an assumption.
bool is_note(SentenceKind kind);

/// What the text of a cell is of, in the unit that it shows: a number, or a range without one.
struct GridNumber {
  std::optional<double> value{};
  std::optional<double> low{};
  std::optional<double> high{};  ///< empty beside a low end: without end
};

struct GridLine {
  std::vector<std::string> cells;  ///< one for each heading
  Tone tone = Tone::plain;
  std::vector<GridNumber> numbers{};  ///< of as many cells as were added by `add` and `add_range`, for what holds numbers

  GridLine& add(std::string text, std::optional<double> number = std::nullopt);
  GridLine& add_range(std::string text, std::optional<double> low, std::optional<double> high);
};

/// A table of texts: labels to the left, numbers to the right.
struct Grid {
  std::string caption;  ///< may be empty; on a terminal it stands in the place of the first heading
  std::vector<std::string> headings;
  std::size_t labels = 1;  ///< columns of labels
  /// Gives every line to a function, and may be called again: there may be more lines than memory holds.
  std::function<void(const std::function<void(const GridLine&)>& take)> each_line;
};

/// A table of lines that are in memory.
Grid grid_of(std::vector<std::string> headings, std::size_t labels, std::vector<GridLine> lines);

/// The tables of a report, of which each format shows as much as it has room for.
struct ReportTables {
  Layout layout;
  Granularity granularity{};
  bool are_topics = true;  ///< else of metrics that were chosen
};

/// The newest complete period by segment, for documents: who made the change of the leading metric, and the table that shows it.
struct SegmentTable {
  std::string driver;  ///< the sentence; empty where there is nothing to tell
  Layout layout;
  std::string note;  ///< what its marks and bars mean
};

/// A line of a one-off calculation.
struct OneOffLine {
  Id id{};
  std::string value;           ///< with its unit; the undefined mark and the reason where there is none
  std::size_t unit_width = 0;  ///< columns that the unit takes behind the digits
  bool defined = true;
  std::string range;    ///< "75.7 to 92.1", or nothing
  std::string formula;  ///< the one used
};

struct OneOffTable {
  std::vector<OneOffLine> lines;
};

enum class PictureKind : std::uint8_t {
  newest,     ///< the metrics of the newest period
  charts,     ///< all charts of a report
  quantity,   ///< one quantity over time
  reason,     ///< the customers lost for one reason over time
  movements,  ///< what came and what went in the newest period
};

/// What a format draws in its own way, or leaves out.
struct Picture {
  PictureKind kind{};
  const Report* report = nullptr;
  const Figures* figures = nullptr;
  Id id{};             ///< of a quantity, or the count that a reason is of
  std::string reason;  ///< "price"
};

/// What quantities mean.
struct Meanings {
  std::vector<Id> ids;
};

struct HeatCell {
  std::string text;             ///< empty: nothing is known
  std::optional<double> share;  ///< from 0, the palest, to 1, the darkest; empty: without a shade
};

struct HeatLine {
  std::vector<std::string> labels;
  std::vector<HeatCell> cells;
  bool is_muted = false;    ///< stands for itself, and in no mean
  bool is_summary = false;  ///< of the lines above
};

/// A table whose cells are shaded by their values, so that its pattern is seen before its numbers are read.
struct HeatMap {
  std::string caption;
  std::vector<std::string> headings;  ///< of the labels, then of the cells
  std::vector<HeatLine> lines;
};

enum class CurveStyle : std::uint8_t {
  line,    ///< from point to point
  steps,   ///< a value holds until the next
  dashed,  ///< a model beside the one that is meant
  points,  ///< what was observed, under a line that was fitted to it
};

/// Shares in percent over ages.
struct Curve {
  std::string name;
  CurveStyle style{};
  std::vector<std::optional<double>> values;  ///< by age from 0
  std::vector<std::optional<Interval>> band;  ///< of the values; empty: none is drawn
};

/// Curves over ages from 0, from 0 to 100 percent.
struct CurveChart {
  std::string title;
  std::string across;                      ///< what an age counts: "months since the first payment"
  std::vector<Curve> curves;               ///< the one that is meant first
  std::optional<std::size_t> known_until;  ///< the age up to which a curve was fitted; what follows is a forecast
  std::string after_known;                 ///< what stands there: "forecast"
};

using Part = std::variant<Sentences, Grid, ReportTables, SegmentTable, OneOffTable, Picture, Meanings, HeatMap, CurveChart>;

/// An answer as people read it, before a format draws it. It may point into what it was made of.
struct Page {
  std::string title;
  bool opens_with_title = false;  ///< else only a document shows the title
  std::string name;               ///< that the reader gave; it stands in the place of the title in what shows that
  std::string source;             ///< where the numbers are from; only a document shows it
  std::string period;             ///< or periods that it is about; only a document shows it
  std::string about;              ///< what else it is about, in a few words; only a document shows it
  std::vector<Part> parts;

  /// What stands on top of a document: its name, else its title.
  [[nodiscard]] const std::string& heading() const { return name.empty() ? title : name; }
  /// What stands below it: the title where that says what the page is about and has lost its place, the periods, and so on.
  [[nodiscard]] std::string subject() const;

  /// All notes, where `sentences` are the last of them on the page, else none: for what tells them under one heading.
  [[nodiscard]] std::vector<std::string> notes_up_to(const Sentences& sentences) const;

  /// Adds sentences or a table; without any, nothing.
  void add(SentenceKind kind, std::vector<std::string> texts);
  void add(std::vector<std::string> headings, std::size_t labels, std::vector<GridLine> lines);
};

}  // namespace retain::render
