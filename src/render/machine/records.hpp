#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "retain/report.hpp"
#include "retain/snapshot.hpp"

namespace retain::render {

/// What the records of a report hold besides their labels.
struct RecordColumns {
  std::vector<Id> inputs;            ///< that any row has
  std::vector<std::string> reasons;  ///< of churn
  std::vector<Id> metrics;           ///< that are not among the inputs
  bool has_window = false;           ///< rows are of several periods
  std::vector<Id> driven;            ///< metrics with drivers: those chosen, else the leading ones
};

RecordColumns record_columns(const Report& report);

/// The customers of a row lost for a reason; empty where it does not tell.
std::optional<Number> count_of(const ReasonCounts& counts, const std::string& reason);

/// What segments brought to changes of the whole, found by their names.
class Contributions {
 public:
  explicit Contributions(const Report& report);

  /// Of the segment of a row in its period; empty where it is of another period, of the whole, or of a metric without drivers.
  [[nodiscard]] std::optional<Number> find(const ReportRow& row, Id id) const;

 private:
  struct Metric {
    const Drivers* drivers;
    std::unordered_map<std::string_view, const Driver*> segments;
  };
  IdMap<Metric> metrics_;
};

/// Takes a table as programs read it, cell by cell: the line of its headings first, then a record a line.
class RecordSink {
 public:
  RecordSink() = default;
  RecordSink(const RecordSink&) = delete;
  RecordSink& operator=(const RecordSink&) = delete;
  virtual ~RecordSink() = default;

  /// The heading of a column of labels.
  virtual void add_key(std::string_view key) = 0;
  /// The heading of a column of values. `is_input`: reports are made from them.
  virtual void add_heading(const Quantity& quantity, bool is_input) = 0;
  /// A text of the input: a label, or the heading of a reason of churn.
  virtual void add_text(std::string_view text) = 0;
  virtual void add_flag(bool value) = 0;
  /// A whole number: a count of a reason, the length of a window. Empty where it is not known.
  virtual void add_count(const std::optional<Number>& count) = 0;
  /// A value of a quantity; empty where it is undefined.
  virtual void add_value(const Quantity& quantity, const std::optional<Number>& value, bool is_input) = 0;
  virtual void end_line() = 0;
};

/// The periods of a report, a record for each segment.
void write_records(const Report& report, RecordSink& sink);
/// Snapshots in the same form.
void write_records(const std::vector<Snapshot>& snapshots, RecordSink& sink);

}  // namespace retain::render
