#include "io/meaning/row_problems.hpp"

#include <algorithm>

#include "io/encoding/encoding.hpp"

namespace retain::io {

namespace {

constexpr std::size_t most_listed = 1000;

std::string shown(std::string_view excerpt) {
  constexpr std::size_t longest = 16384;
  return std::string(excerpt.size() > longest ? std::string_view() : excerpt);
}

}  // namespace

void RowProblems::set_lines(std::size_t block, std::size_t lines, std::size_t columns) {
  const std::lock_guard lock(mutex_);
  if (extents_.size() <= block) extents_.resize(block + 1);
  extents_[block] = {lines, columns};
}

void RowProblems::show_fatal(std::string_view head) {
  if (!fatal_ || !fatal_->excerpt.empty()) return;
  const TextPlace place = text_place(fatal_->place);
  for (std::size_t line = 1; line < place.line && !head.empty(); ++line) take_line(head);
  fatal_->excerpt = shown(take_line(head));
}

void RowProblems::bad_row(const BlockPlace& place, const RowFault& fault, std::string pointer) {
  const std::lock_guard lock(mutex_);
  errors_.push_back({place, fault.code, fault.message, fault.hint, shown(fault.excerpt), std::move(pointer),
                     std::string(rule_.skip ? fault.row : std::string_view())});
  const std::size_t most_kept = rule_.skip ? rule_.most + 1 : most_listed;
  if (errors_.size() < 2 * most_kept) return;
  // The first in the input, whichever thread is ahead.
  std::sort(errors_.begin(), errors_.end(), [](const Found& a, const Found& b) { return a.place < b.place; });
  dropped_ += errors_.size() - most_kept;
  errors_.resize(most_kept);
}

bool RowProblems::has_too_many() const {
  const std::lock_guard lock(mutex_);
  return rule_.skip && errors_.size() + dropped_ > rule_.most;
}

void RowProblems::set_fatal(Found found, bool is_other_encoding) {
  const std::lock_guard lock(mutex_);
  if (!counts(found.place)) return;
  fatal_ = std::move(found);
  is_other_encoding_ = is_other_encoding;
}

void RowProblems::fatal(const BlockPlace& place, std::string message, std::string hint, std::string_view excerpt, std::string pointer) {
  set_fatal({place, {}, std::move(message), std::move(hint), shown(excerpt), std::move(pointer), {}}, false);
}

void RowProblems::not_utf8(std::size_t block, TextPlace start, std::string_view text, std::size_t wrong) {
  set_fatal({{block, advance(start, text.substr(0, wrong))},
             {},
             not_utf8_text(static_cast<unsigned char>(text[wrong])),
             other_encoding_hint,
             {},
             {},
             {}},
            true);
}

bool RowProblems::is_other_encoding() const {
  const std::lock_guard lock(mutex_);
  return is_other_encoding_;
}

void RowProblems::count(Tally tally, const BlockPlace& place, std::size_t times) {
  const std::lock_guard lock(mutex_);
  Count& count = counts_.at(static_cast<std::size_t>(tally));
  if (count.times == 0 || place < count.first) count.first = place;
  count.times += times;
}

void RowProblems::note_page(const BlockPlace& page, const std::optional<MorePages>& more) {
  const std::lock_guard lock(mutex_);
  if (last_page_ && page < *last_page_) return;
  last_page_ = page;
  more_pages_ = more;
}

template <class Evidence>
void RowProblems::keep_first(std::vector<Noted<Evidence>>& noted, const Evidence& evidence, std::string_view text,
                             const BlockPlace& place) {
  const std::lock_guard lock(mutex_);
  const auto first = std::ranges::find_if(noted, [&evidence](const Noted<Evidence>& earlier) {
    return earlier.evidence.proves == evidence.proves && earlier.evidence.ambiguous == evidence.ambiguous;
  });
  if (first == noted.end()) {
    noted.push_back({evidence, std::string(text), place});
  } else if (place < first->place) {
    *first = {evidence, std::string(text), place};
  }
}

template <class Evidence>
Proof<Evidence> RowProblems::proof_of(const std::vector<Noted<Evidence>>& noted) const {
  Proof<Evidence> proof;
  for (const Noted<Evidence>& told : noted) {
    if (counts(told.place)) proof.add(told.evidence, told.text, text_place(told.place));
  }
  if (fatal_) proof.cut_short();
  return proof;
}

void RowProblems::note(const DecimalEvidence& evidence, std::string_view number, const BlockPlace& place) {
  keep_first(marks_, evidence, number, place);
}

void RowProblems::note(const OrderEvidence& evidence, std::string_view date, const BlockPlace& place) {
  keep_first(orders_, evidence, date, place);
}

DecimalProof RowProblems::marks() const { return proof_of(marks_); }

DateProof RowProblems::orders() const { return proof_of(orders_); }

void RowProblems::note_currency(std::string_view code, const BlockPlace& place) {
  const std::lock_guard lock(mutex_);
  const auto [first, is_new] = currencies_.try_emplace(code, place);
  if (!is_new && place < first->second) first->second = place;
}

TextPlace RowProblems::text_place(const BlockPlace& place) const {
  TextPlace start{first_line_, 1};
  for (std::size_t i = 0; i < std::min(place.block, extents_.size()); ++i) {
    if (extents_[i].lines > 0) start = {start.line + extents_[i].lines, 1};
    start.column += extents_[i].columns;
  }
  return {start.line + place.place.line - 1, place.place.line == 1 ? start.column + place.place.column - 1 : place.place.column};
}

void RowProblems::report(Problems& problems) const {
  std::vector<const Found*> found;
  for (const Found& error : errors_) {
    if (counts(error.place)) found.push_back(&error);
  }
  std::sort(found.begin(), found.end(), [](const Found* a, const Found* b) { return a->place < b->place; });
  for (const Found* error : found) {
    const TextPlace place = text_place(error->place);
    problems.bad_row({file_, place.line, place.column, error->pointer},
                     {error->code, error->message, error->hint, error->row, error->excerpt});
  }
  if (!rule_.skip) problems.add_unlisted_errors(dropped_);
  if (fatal_) {
    const TextPlace place = text_place(fatal_->place);
    problems.error(is_other_encoding_ ? Cause::not_utf8 : Cause::input, {file_, place.line, place.column, fatal_->pointer}, fatal_->message,
                   fatal_->hint, fatal_->excerpt);
  }
  if (last_page_) {
    const TextPlace place = more_pages_ ? text_place({last_page_->block, more_pages_->place}) : TextPlace();
    problems.note_page({file_, place.line, place.column, more_pages_ ? more_pages_->pointer : std::string()},
                       more_pages_ ? more_pages_->text : std::string());
  }
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const TextPlace place = text_place(counts_.at(i).first);
    if (counts_.at(i).times > 0) problems.count(static_cast<Tally>(i), {file_, place.line, place.column, {}}, counts_.at(i).times);
  }
}

void RowProblems::check_currency(StatedCurrency& stated, Problems& problems) const {
  std::vector<std::pair<std::string_view, BlockPlace>> by_place(currencies_.begin(), currencies_.end());
  std::sort(by_place.begin(), by_place.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (const auto& [code, block_place] : by_place) {
    if (!counts(block_place)) return;
    const TextPlace here = text_place(block_place);
    const auto problem = stated.refuses(code, {file_, here.line, here.column, {}});
    if (!problem) continue;
    problems.error({file_, here.line, here.column, {}}, *problem, one_currency_hint);
    return;
  }
}

}  // namespace retain::io
