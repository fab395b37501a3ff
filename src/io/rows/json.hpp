#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "io/bytes/block_reader.hpp"
#include "io/json/records.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/rows/json_records.hpp"

namespace retain::io {

/// A document around the list of its records, which was read.
struct AroundList {
  std::string_view before;  ///< up to the bracket that opens the list, which is block 0
  std::string_view behind;  ///< from the bracket that closes it on
  BlockPlace behind_place;
  std::size_t elements = 0;
  bool lacks_element = false;  ///< a comma stands behind the last
};

/// Finds the customer rows of an input of JSON, on one thread, one a line or in documents, and says where it is no JSON.
class JsonRowReader {
 public:
  JsonRowReader(RowTable& table, RowSink& sink, RowProblems& problems);

  /// Reads the records of each line. False where the rest of the input need not be read.
  bool read_lines(const Block& block);
  /// Reads the elements of the list of a document. False where the rest of the input need not be read.
  bool read_elements(const Block& block);
  /// The end of the last block of elements, without the spaces there.
  [[nodiscard]] const BlockPlace& end() const { return end_; }
  /// Reads what stands around that list: whether it is JSON, of which the list is the records, and whether other pages follow.
  void read_around(const AroundList& around);
  /// Reads the records of a document, no longer than one of them may be.
  void read_document(std::string_view text);
  [[nodiscard]] RowMeaning& meaning() { return records_.meaning(); }

 private:
  void start_block(const Block& block);
  bool end_block(std::size_t lines, std::size_t columns);
  /// Reads a line that is written like one before it, and returns its end; null where it is not.
  const char* read_line_alike(const char* line, const char* end);
  /// Reads the records of a document.
  void read_value(std::string_view text, TextPlace start);
  /// Reads an element of the list, and returns its end; null where it is not JSON.
  const char* read_element(const char* element, const char* end);
  /// Says why a list, of which `before` stands for the elements that were read, cannot go on at a byte.
  void refuse_between(const char* c, std::string_view before);
  /// A pointer into such a list as one into the document.
  [[nodiscard]] std::string in_list(std::string_view pointer, std::size_t element) const;
  /// Says what is wrong with a record that is longer than any may be, by its start.
  void refuse_cut(std::string_view text, const std::string& pointer);
  [[nodiscard]] BlockPlace at(TextPlace place) const { return {block_, place}; }

  const LoadOptions& options_;
  RowProblems& problems_;
  RecordsPlace where_;
  bool lines_;        // rather than a document
  std::string list_;  // the pointer to the records of one
  JsonRecordReader records_;
  std::size_t block_ = 0;
  std::string_view text_;    // of the block
  std::size_t element_ = 0;  // of the list, that is read
  BlockPlace end_;
};

}  // namespace retain::io
