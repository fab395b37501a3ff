#include "io/workbook/workbook.hpp"

#include <utility>

#include "io/container/libraries.hpp"
#include "io/container/read_ahead.hpp"
#include "io/workbook/sheet_text.hpp"
#include "retain/diagnostic.hpp"

namespace retain::io {

bool starts_like_workbook(std::string_view start) { return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06"); }

/// A part that is unpacked on a thread of its own, which takes longer than to read it.
class PartReadAhead final : public ArchivePart {
 public:
  explicit PartReadAhead(std::unique_ptr<ArchivePart> part)
      : part_(std::move(part)), ahead_([this](std::span<char> bytes) { return part_->read(bytes); }) {}
  std::size_t read(std::span<char> bytes) override { return ahead_.read(bytes); }

 private:
  std::unique_ptr<ArchivePart> part_;
  ReadAhead ahead_;
};

class Workbook::Book {
 public:
  Book(Input input, const Limits& limits, char decimal_mark)
      : archive_(std::move(input), limits),
        package_(read_package(archive_)),
        styles_(read_styles(archive_.name(), part_of(package_.styles).get())),
        strings_(archive_.name(), part_of(package_.shared_strings).get(), limits),
        context_{strings_, styles_, {package_.from_1904, decimal_mark}, package_.computes_when_opened, archive_.size(), limits} {}

  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] const WorkbookPackage& package() const { return package_; }
  /// `shows_periods`: as in `CellTextRules`.
  [[nodiscard]] std::unique_ptr<SheetRows> open(std::size_t sheet, bool shows_periods = false) const {
    SheetContext context = context_;
    context.rules.shows_periods = shows_periods;
    const std::string& path = package_.sheets[sheet].path;
    return std::make_unique<SheetRows>(archive_.name(), path, std::make_unique<PartReadAhead>(open_part(archive_, path)), context);
  }

 private:
  [[nodiscard]] std::unique_ptr<ArchivePart> part_of(const std::string& path) const {
    return path.empty() ? nullptr : open_part(archive_, path);
  }

  Archive archive_;
  WorkbookPackage package_;
  std::vector<NumberKind> styles_;
  SharedStrings strings_;
  SheetContext context_;
};

Workbook::Workbook(Input input, const Limits& limits, char decimal_mark)
    : book_(std::make_unique<Book>(std::move(input), limits, decimal_mark)) {}
Workbook::~Workbook() = default;
const std::string& Workbook::name() const { return book_->archive().name(); }
const std::vector<SheetEntry>& Workbook::sheets() const { return book_->package().sheets; }

SheetFacts Workbook::survey(std::size_t sheet) const {
  const auto rows = book_->open(sheet);
  SheetRow row;
  while (rows->next(row)) {
  }
  return rows->facts();
}

std::vector<SheetSummary> Workbook::summaries() const {
  std::vector<SheetSummary> all;
  for (std::size_t i = 0; i < sheets().size(); ++i) {
    const SheetFacts facts = survey(i);
    all.push_back({sheets()[i].name, sheets()[i].is_hidden, facts.rows, facts.columns, facts.hidden_rows});
  }
  return all;
}

class Sheet::Reading {
 public:
  Reading(std::unique_ptr<SheetRows> rows, const std::optional<std::vector<MergedCells>>& merged, bool keeps_groups)
      : text_(std::move(rows), merged, keeps_groups), ahead_(std::in_place, [this](std::span<char> bytes) { return text_.read(bytes); }) {}

  [[nodiscard]] const SheetText& text() const { return text_; }
  std::size_t read(std::span<char> bytes) { return ahead_->read(bytes); }
  /// Ends the thread; nothing is read any more.
  void end() { ahead_.reset(); }

 private:
  SheetText text_;
  std::optional<ReadAhead> ahead_;
};

Sheet::Sheet(std::shared_ptr<const Workbook> workbook, std::size_t index) : workbook_(std::move(workbook)), index_(index) {}
Sheet::~Sheet() = default;

Sheet::Reading& Sheet::reading() {
  const auto open = [this] {
    reading_ = std::make_unique<Reading>(workbook_->book_->open(index_, shows_periods_), merged_, keeps_groups_);
  };
  if (reading_ != nullptr) return *reading_;
  open();
  if (reading_->text().needs_merged() && !merged_) {
    // One reading of a sheet at a time.
    reading_.reset();
    merged_ = workbook_->survey(index_).merged;
    open();
  }
  return *reading_;
}

bool Sheet::holds_table() { return reading().text().holds_table(); }
bool Sheet::fills_merged() const { return reading_ ? reading_->text().fills_merged() : fills_merged_; }
const SheetFacts& Sheet::facts() const { return reading_ ? reading_->text().facts() : facts_; }
std::size_t Sheet::read(std::span<char> bytes) { return reading().read(bytes); }

void Sheet::rewind() {
  if (reading_) {
    reading_->end();
    facts_ = reading_->text().facts();
    fills_merged_ = reading_->text().fills_merged();
    reading_.reset();
  }
  workbook_->book_->archive().let_go();
}

bool Sheet::joins_headers() { return reading().text().joins_headers(); }
void Sheet::keep_groups(bool keeps) {
  keeps_groups_ = keeps;
  rewind();
}

void Sheet::show_periods() {
  shows_periods_ = true;
  rewind();
}

Input input_of(const std::shared_ptr<Sheet>& sheet) {
  return {sheet->full_name(), [sheet](std::span<char> bytes) { return sheet->read(bytes); }, [sheet] { sheet->rewind(); }, std::nullopt};
}

}  // namespace retain::io
