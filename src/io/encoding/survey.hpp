#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "io/encoding/encoding.hpp"

namespace retain::io {

/// Finds out in which encoding a text is, from all of its bytes. A text without a byte order mark that is not valid UTF-8 is
///
/// - damaged UTF-8, which is refused, where at least half of the runs of bytes beyond ASCII are valid: in other encodings few are, by
///   accident;
/// - cp949, where every byte is part of a code, at least three of four letters are Hangul, and most of the syllables are those that
///   everybody writes (KS X 1001). Western words make syllables too, but rare ones beside ASCII letters ("Tom’s", "cœur"), which alone
///   are no Korean;
/// - windows-1252, where nine of ten runs of bytes beyond ASCII look as Western text does: short, letters inside or beside words, their
///   case as in words, quotes, dashes and signs where they stand in texts. Hangul read so makes long runs in which signs and letters of
///   both cases alternate.
///
/// Where both of the last two hold ("HÄÄT" is also "H컴T"), or neither, the text is refused: the user names the encoding.
class EncodingSurvey {
 public:
  /// Takes the next bytes.
  void add(std::string_view bytes);
  /// The encoding of all that was taken, which is not valid UTF-8. Throws InputError, which names the flag, where it is in doubt.
  [[nodiscard]] Encoding settle(const std::string& name);

 private:
  struct Fault {
    TextPlace place;
    unsigned char byte = 0;
  };
  /// The bytes taken as characters of one encoding.
  struct Reading {
    std::size_t column = 1;  // of the next character
    std::size_t faults = 0;
    std::optional<Fault> first_fault;
  };

  void start_run();
  void end_run(unsigned char after);
  void fail(Reading& reading, unsigned char byte);

  void add_utf8(unsigned char byte);
  void start_utf8(unsigned char byte);
  void add_cp949(unsigned char byte);
  void count_cp949(unsigned char lead, unsigned char trail);

  [[nodiscard]] bool is_utf8() const { return utf8_runs_ > 0 && utf8_runs_ >= broken_runs_; }
  [[nodiscard]] bool is_cp949() const;
  [[nodiscard]] bool is_nearly_cp949() const;
  [[nodiscard]] bool is_western() const;

  std::size_t line_ = 1;
  unsigned char last_ = '\n';  // the byte before

  Reading utf8_;
  unsigned char utf8_lead_ = 0;
  int utf8_missing_ = 0;  // bytes of the character that began with it
  unsigned char utf8_low_ = 0x80;
  unsigned char utf8_high_ = 0xBF;

  Reading cp949_;
  unsigned char cp949_lead_ = 0;
  unsigned char before_lead_ = '\n';
  bool after_rare_ = false;             // the byte before ended a rare syllable
  std::bitset<0x10000> codes_;          // those met
  std::array<std::size_t, 5> kinds_{};  // how many of them are of each kind
  std::size_t hangul_ = 0;              // codes of Hangul in all
  bool rare_within_word_ = false;

  std::string run_;  // the first bytes of the run beyond ASCII
  unsigned char before_run_ = '\n';
  std::size_t faults_before_run_ = 0;
  std::size_t utf8_runs_ = 0;  // that are valid
  std::size_t broken_runs_ = 0;
  std::size_t western_runs_ = 0;
  std::size_t odd_runs_ = 0;
  bool has_undefined_ = false;  // a byte that Windows-1252 has no character for
};

/// Whether a run of bytes from 0x80 on between two ASCII bytes looks like Western text in Windows-1252.
bool looks_western(unsigned char before, std::string_view run, unsigned char after);

}  // namespace retain::io
