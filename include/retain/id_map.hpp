#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "retain/error.hpp"
#include "retain/quantity.hpp"

namespace retain {

/// Values by quantity, in the order of the table. They lie in one block of memory: a report makes several maps for each of its rows, and
/// a node for each value would take longer than the arithmetic.
///
///     const retain::Proportion kept = row.proportions.at(retain::Id::crr);  // of a ReportRow
template <class T>
class IdMap {
 public:
  using value_type = std::pair<Id, T>;
  using iterator = typename std::vector<value_type>::iterator;
  using const_iterator = typename std::vector<value_type>::const_iterator;

  [[nodiscard]] iterator begin() { return entries_.begin(); }
  [[nodiscard]] iterator end() { return entries_.end(); }
  [[nodiscard]] const_iterator begin() const { return entries_.begin(); }
  [[nodiscard]] const_iterator end() const { return entries_.end(); }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

  [[nodiscard]] const_iterator find(Id id) const {
    const auto place = std::lower_bound(begin(), end(), id, stands_before);
    return place != end() && place->first == id ? place : end();
  }
  /// The value of `id`. Throws Error where it has none.
  [[nodiscard]] const T& at(Id id) const {
    const auto place = find(id);
    if (place == end()) throw Error("there is no " + std::string(quantity(id).key));
    return place->second;
  }
  [[nodiscard]] bool contains(Id id) const { return find(id) != end(); }
  /// The value of `id`; `T()` is put in where there is none.
  T& operator[](Id id) { return try_emplace(id, T()).first->second; }

  /// Puts the value in unless there is one. Says where the value of `id` is, and whether it is this one.
  std::pair<iterator, bool> try_emplace(Id id, T value) {
    const bool is_last = empty() || entries_.back().first < id;
    const auto place = is_last ? entries_.end() : std::lower_bound(entries_.begin(), entries_.end(), id, stands_before);
    if (place != entries_.end() && place->first == id) return {place, false};
    return {entries_.emplace(place, id, std::move(value)), true};
  }
  void insert_or_assign(Id id, T value) { (*this)[id] = std::move(value); }
  void erase(Id id) {
    std::erase_if(entries_, [id](const value_type& entry) { return entry.first == id; });
  }
  /// Makes room for so many values.
  void reserve(std::size_t count) { entries_.reserve(count); }

  friend bool operator==(const IdMap&, const IdMap&) = default;

 private:
  static bool stands_before(const value_type& entry, Id id) { return entry.first < id; }

  std::vector<value_type> entries_;
};

}  // namespace retain
