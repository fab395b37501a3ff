#include "io/encoding/survey.hpp"

#include <algorithm>
#include <utility>

#include "io/encoding/cp949.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

bool is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(unsigned char c) { return is_lower(c) || is_upper(c); }
bool is_digit_byte(unsigned char c) { return c >= '0' && c <= '9'; }

bool is_one_of(unsigned char c, std::string_view bytes) { return bytes.find(static_cast<char>(c)) != std::string_view::npos; }

// Windows-1252 beyond ASCII.
constexpr std::string_view lower_marks = "\x9A\x9C\x9E";      // š œ ž
constexpr std::string_view upper_marks = "\x8A\x8C\x8E\x9F";  // Š Œ Ž Ÿ
constexpr std::string_view unusual = "\x83\x88\x98\xA4\xA6\xA8\xAC\xAD\xAF\xB8";
constexpr std::string_view before_words =
    "\x80\x82\x84\x8B\x91\x92\x93\x96\x97\xA0\xA1\xA3\xA7\xAB\xBF";  // € ‚ „ ‹ ‘ ’ “ – — nbsp ¡ £ § « ¿
constexpr std::string_view after_words = "\x85\x92\x94\x96\x97\x99\x9B\xA0\xA9\xAE\xB2\xB3\xBB";  // … ’ ” – — ™ › nbsp © ® ² ³ »
constexpr std::string_view beside_signs = "\x80\x82\x84\x85\x8B\x91\x92\x93\x94\x96\x97\x99\x9B\xA0\xA1\xAB\xAE\xBB\xBF";

bool is_high_lower(unsigned char c) { return (c >= 0xDF && c != 0xF7) || is_one_of(c, lower_marks); }
bool is_high_upper(unsigned char c) { return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || is_one_of(c, upper_marks); }
bool is_high_letter(unsigned char c) { return is_high_lower(c) || is_high_upper(c); }

/// Letters beyond ASCII between what stands before and after them, which may be signs.
bool look_like_part_of_word(unsigned char before, std::string_view letters, unsigned char after) {
  const auto first = static_cast<unsigned char>(letters.front());
  const auto last = static_cast<unsigned char>(letters.back());
  const bool in_word = is_letter(before) || is_letter(after);
  if (!in_word && letters.size() > 1) return false;
  if (is_digit_byte(before) || (is_digit_byte(after) && !is_letter(before))) return false;
  constexpr unsigned char y_with_dots = 0xFF;
  if (last == y_with_dots && !is_letter(before)) return false;
  // Small letters before a capital, or a capital inside a word that goes on in small letters, are in no word.
  bool small = is_lower(before);
  for (const char letter : letters) {
    const auto c = static_cast<unsigned char>(letter);
    if (is_high_upper(c) && small) return false;
    small = is_high_lower(c);
  }
  if (small && is_upper(after)) return false;
  return !(is_letter(before) && is_high_upper(first) && is_high_lower(last));
}

bool look_like_signs(std::string_view signs, unsigned char after) {
  constexpr std::string_view inverted = "\xA1\xBF";
  if (is_one_of(static_cast<unsigned char>(signs.back()), inverted) && !is_letter(after) && !is_high_letter(after)) return false;
  const bool all_alike = std::ranges::count(signs, signs.front()) == static_cast<std::ptrdiff_t>(signs.size());
  constexpr std::size_t longest = 3;
  return signs.size() == 1 || all_alike || (signs.size() <= longest && std::ranges::all_of(signs, [](char c) {
                                              return is_one_of(static_cast<unsigned char>(c), beside_signs);
                                            }));
}

/// What UTF-8 of Western letters looks like in Windows-1252: "Ã©".
bool looks_like_utf8(std::string_view run) {
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    const auto second = static_cast<unsigned char>(run[i + 1]);
    if ((run[i] == '\xC2' || run[i] == '\xC3') && second >= 0x80 && second < 0xC0) return true;
  }
  return false;
}

}  // namespace

bool looks_western(unsigned char before, std::string_view run, unsigned char after) {
  const auto letter = [](char c) { return is_high_letter(static_cast<unsigned char>(c)); };
  const auto sign = [&](char c) { return !letter(c); };
  if (std::ranges::any_of(run, [](char c) { return is_one_of(static_cast<unsigned char>(c), unusual); })) return false;
  if (std::ranges::all_of(run, sign)) return look_like_signs(run, after);
  constexpr std::size_t longest = 4;
  if (run.size() > longest || looks_like_utf8(run)) return false;

  const auto letters_start = std::ranges::find_if(run, letter);
  const auto letters_end = std::find_if(letters_start, run.end(), sign);
  if (std::find_if(letters_end, run.end(), letter) != run.end()) return false;
  const std::string_view opening(run.begin(), letters_start);
  const std::string_view letters(letters_start, letters_end);
  const std::string_view closing(letters_end, run.end());
  constexpr std::size_t longest_letters = 3;
  if (opening.size() + closing.size() > 2 || letters.size() > longest_letters) return false;
  const auto all_in = [](std::string_view signs, std::string_view set) {
    return std::ranges::all_of(signs, [set](char c) { return is_one_of(static_cast<unsigned char>(c), set); });
  };
  constexpr char no_break_space = '\xA0';
  const bool is_cut_off = !opening.empty() && opening.back() != no_break_space && !is_letter(before) && !is_letter(after);
  return !is_cut_off && all_in(opening, before_words) && all_in(closing, after_words) &&
         look_like_part_of_word(opening.empty() ? before : ' ', letters, closing.empty() ? after : ' ');
}

void EncodingSurvey::add(std::string_view bytes) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && last_ < 0x80) start_run();
    add_utf8(byte);
    add_cp949(byte);
    if (byte >= 0x80) {
      constexpr std::size_t longest_run = 16;
      if (run_.size() < longest_run) run_ += c;
      if (windows_1252_character(byte) == 0) has_undefined_ = true;
    } else if (last_ >= 0x80) {
      end_run(byte);
    }
    // Of CRLF the first has ended the line.
    if (byte == '\r' || (byte == '\n' && last_ != '\r')) ++line_;
    if (byte == '\r' || byte == '\n') utf8_.column = cp949_.column = 1;
    last_ = byte;
  }
}

void EncodingSurvey::fail(Reading& reading, unsigned char byte) {
  ++reading.faults;
  if (!reading.first_fault) reading.first_fault = Fault{{line_, reading.column}, byte};
}

void EncodingSurvey::add_utf8(unsigned char byte) {
  if (utf8_missing_ > 0) {
    if (byte >= utf8_low_ && byte <= utf8_high_) {
      utf8_low_ = 0x80;
      utf8_high_ = 0xBF;
      if (--utf8_missing_ == 0) ++utf8_.column;
      return;
    }
    utf8_missing_ = 0;
    fail(utf8_, utf8_lead_);
    ++utf8_.column;
  }
  start_utf8(byte);
}

void EncodingSurvey::start_utf8(unsigned char byte) {
  utf8_lead_ = byte;
  utf8_low_ = 0x80;
  utf8_high_ = 0xBF;
  if (byte >= 0xC2 && byte <= 0xF4) {
    utf8_missing_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    // Overlong forms, surrogates and what lies beyond Unicode.
    if (byte == 0xE0) utf8_low_ = 0xA0;
    if (byte == 0xED) utf8_high_ = 0x9F;
    if (byte == 0xF0) utf8_low_ = 0x90;
    if (byte == 0xF4) utf8_high_ = 0x8F;
    return;
  }
  if (byte >= 0x80) fail(utf8_, byte);
  ++utf8_.column;
}

void EncodingSurvey::add_cp949(unsigned char byte) {
  if (std::exchange(after_rare_, false) && is_letter(byte)) rare_within_word_ = true;
  if (cp949_lead_ != 0) {
    const unsigned char lead = std::exchange(cp949_lead_, static_cast<unsigned char>(0));
    if (cp949_character(lead, byte).kind != Cp949Kind::none) {
      count_cp949(lead, byte);
      ++cp949_.column;
      return;
    }
    fail(cp949_, lead);
    ++cp949_.column;
  }
  if (byte >= 0x80) {
    cp949_lead_ = byte;
    before_lead_ = last_;
  } else {
    ++cp949_.column;
  }
}

void EncodingSurvey::count_cp949(unsigned char lead, unsigned char trail) {
  const Cp949Kind kind = cp949_character(lead, trail).kind;
  const std::size_t code = static_cast<std::size_t>(lead) << 8 | trail;
  if (!codes_[code]) ++kinds_.at(static_cast<std::size_t>(kind));
  codes_.set(code);
  if (kind == Cp949Kind::hangul || kind == Cp949Kind::rare_hangul) ++hangul_;
  if (kind != Cp949Kind::rare_hangul) return;
  after_rare_ = true;
  if (is_letter(before_lead_)) rare_within_word_ = true;
}

void EncodingSurvey::start_run() {
  run_.clear();
  before_run_ = last_;
  faults_before_run_ = utf8_.faults;
}

void EncodingSurvey::end_run(unsigned char after) {
  (looks_western(before_run_, run_, after) ? western_runs_ : odd_runs_) += 1;
  (utf8_.faults == faults_before_run_ ? utf8_runs_ : broken_runs_) += 1;
}

bool EncodingSurvey::is_cp949() const {
  const auto met = [this](Cp949Kind kind) { return kinds_.at(static_cast<std::size_t>(kind)); };
  const std::size_t usual = met(Cp949Kind::hangul);
  const std::size_t rare = met(Cp949Kind::rare_hangul);
  const bool is_korean = usual + rare > 0 && usual + rare >= 3 * met(Cp949Kind::hanja) && rare <= std::max<std::size_t>(usual, 1);
  return is_korean && !(usual == 0 && rare_within_word_);
}

bool EncodingSurvey::is_nearly_cp949() const { return is_cp949() && cp949_.faults * 4 <= hangul_; }

bool EncodingSurvey::is_western() const { return !has_undefined_ && western_runs_ >= 9 * odd_runs_; }

Encoding EncodingSurvey::settle(const std::string& name) {
  // Ends what is not finished.
  if (last_ >= 0x80) add("\n");

  const bool is_western_text = is_western() && !is_utf8();
  const bool is_korean_text = is_cp949() && cp949_.faults == 0 && !is_utf8();
  if (is_korean_text != is_western_text) return is_korean_text ? Encoding::cp949 : Encoding::windows_1252;

  const bool is_broken_korean = !is_korean_text && !is_utf8() && is_nearly_cp949();
  const Fault fault = (is_broken_korean ? cp949_ : utf8_).first_fault.value_or(Fault{});
  std::string message = formatted("{}: byte 0x{:02X}", is_broken_korean ? "neither UTF-8 nor cp949" : "not UTF-8", fault.byte);
  if (is_korean_text) message += "; the text may be in cp949 or in windows-1252";
  const char* hint = is_korean_text     ? "--encoding cp949 or --encoding windows-1252 settles it"
                     : is_broken_korean ? "mend the text there; --encoding names another encoding"
                                        : other_encoding_hint;
  Diagnostic refusal = error("encoding", std::move(message), hint, {name, fault.place.line, fault.place.column, {}});
  if (!is_korean_text && !is_broken_korean) refusal.cause = Cause::not_utf8;
  throw InputError({std::move(refusal)});
}

}  // namespace retain::io
