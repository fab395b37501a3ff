#include "io/row_problems.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/date_proof.hpp"
#include "io/decimal_proof.hpp"

namespace retain::io {

namespace {

constexpr std::size_t most_kept = 1000;

std::string shown(std::string_view excerpt) {
  constexpr std::size_t longest = 16384;
  return std::string(excerpt.size() > longest ? std::string_view() : excerpt);
}

}  // namespace

void RowProblems::set_lines(std::size_t block, std::size_t lines) {
  const std::lock_guard lock(mutex_);
  if (lines_.size() <= block) lines_.resize(block + 1);
  lines_[block] = lines;
}

void RowProblems::keep(Found found) {
  errors_.push_back(std::move(found));
  if (errors_.size() < 2 * most_kept) return;
  // The first in the input, whichever thread is ahead.
  std::sort(errors_.begin(), errors_.end(), [](const Found& a, const Found& b) { return a.place < b.place; });
  dropped_ += errors_.size() - most_kept;
  errors_.resize(most_kept);
}

void RowProblems::error(const BlockPlace& place, std::string message, std::string hint, std::string_view excerpt, std::string pointer) {
  const std::lock_guard lock(mutex_);
  keep({place, std::move(message), std::move(hint), shown(excerpt), std::move(pointer)});
}

void RowProblems::fatal(const BlockPlace& place, std::string message, std::string hint, std::string_view excerpt) {
  const std::lock_guard lock(mutex_);
  if (fatal_ && fatal_->place < place) return;
  fatal_ = {place, std::move(message), std::move(hint), shown(excerpt), {}};
}

void RowProblems::count(Tally tally, const BlockPlace& place, std::size_t times) {
  const std::lock_guard lock(mutex_);
  Count& count = counts_.at(static_cast<std::size_t>(tally));
  if (count.times == 0 || place < count.first) count.first = place;
  count.times += times;
}

void RowProblems::note(const DecimalEvidence& evidence, std::string_view number, const BlockPlace& place) {
  const std::lock_guard lock(mutex_);
  if (evidence.proves == DecimalMark::point) keep_first(point_, evidence, number, place);
  if (evidence.proves == DecimalMark::comma) keep_first(comma_, evidence, number, place);
  if (evidence.ambiguous) keep_first(either_mark_, evidence, number, place);
}

void RowProblems::note(const OrderEvidence& evidence, std::string_view date, const BlockPlace& place) {
  const std::lock_guard lock(mutex_);
  if (evidence.proves == DateOrder::day_first) keep_first(day_first_, evidence, date, place);
  if (evidence.proves == DateOrder::month_first) keep_first(month_first_, evidence, date, place);
  if (evidence.ambiguous) keep_first(either_order_, evidence, date, place);
}

void RowProblems::note_currency(std::string_view code, const BlockPlace& place) {
  const std::lock_guard lock(mutex_);
  const auto [first, is_new] = currencies_.try_emplace(code, place);
  if (!is_new && place < first->second) first->second = place;
}

TextPlace RowProblems::text_place(const BlockPlace& place) const {
  TextPlace result = place.place;
  result.line += first_line_ - 1;
  for (std::size_t i = 0; i < std::min(place.block, lines_.size()); ++i) result.line += lines_[i];
  return result;
}

void RowProblems::report(Problems& problems) const {
  std::vector<const Found*> found;
  for (const Found& error : errors_) {
    if (!fatal_ || error.place < fatal_->place) found.push_back(&error);
  }
  if (fatal_) found.push_back(&*fatal_);
  std::sort(found.begin(), found.end(), [](const Found* a, const Found* b) { return a->place < b->place; });
  for (const Found* error : found) {
    const TextPlace place = text_place(error->place);
    problems.error({file_, place.line, place.column, error->pointer}, error->message, error->hint, {}, error->excerpt);
  }
  problems.add_unlisted_errors(dropped_);
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const TextPlace place = text_place(counts_.at(i).first);
    if (counts_.at(i).times > 0) problems.count(static_cast<Tally>(i), {file_, place.line, place.column, {}}, counts_.at(i).times);
  }
}

void RowProblems::check_currency(StatedCurrency& stated, Problems& problems) const {
  std::vector<std::pair<std::string_view, BlockPlace>> by_place(currencies_.begin(), currencies_.end());
  std::sort(by_place.begin(), by_place.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (const auto& [code, block_place] : by_place) {
    const TextPlace here = text_place(block_place);
    if (stated.code.empty()) stated = {code, {file_, here.line, here.column, {}}};
    if (stated.code == code) continue;
    const std::string there = stated.place.file == file_ ? std::string() : stated.place.file + ":";
    problems.error({file_, here.line, here.column, {}},
                   fmt::format("two currencies: {} here, {} at {}{}:{}", code, stated.code, there, stated.place.line, stated.place.column),
                   "convert the amounts into one currency first");
    return;
  }
}

std::optional<DecimalMark> RowProblems::settle_mark(bool commas_separate_fields, Problems& problems) const {
  DecimalProof proof(file_);
  for (const auto* noted : {&point_, &comma_, &either_mark_}) {
    if (*noted) proof.add((*noted)->evidence, (*noted)->text, text_place((*noted)->place));
  }
  if (fatal_) proof.cut_short();
  return proof.settle(commas_separate_fields, problems);
}

std::optional<DateOrder> RowProblems::settle_order(Problems& problems) const {
  DateProof proof(file_);
  for (const auto* noted : {&day_first_, &month_first_, &either_order_}) {
    if (*noted) proof.add((*noted)->evidence, (*noted)->text, text_place((*noted)->place));
  }
  if (fatal_) proof.cut_short();
  return proof.settle(problems);
}

}  // namespace retain::io
