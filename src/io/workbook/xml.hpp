#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

namespace retain::io {

/// The attributes of an element, as long as its start is told.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// The value of an attribute by its name without a prefix; empty where there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  /// The same of one that is yes or no, and no where it is not there.
  [[nodiscard]] bool is_set(std::string_view name) const;

 private:
  const char** pairs_;
};

/// Takes what an XML text holds, in order. Names of elements are without the prefix of the outermost one.
class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  XmlHandler(XmlHandler&&) = delete;
  XmlHandler& operator=(XmlHandler&&) = delete;

  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view /*name*/) {}
  /// May come in several pieces.
  virtual void text(std::string_view /*piece*/) {}
};

/// Reads a text of XML piece by piece. One that defines entities, of which a short text may make an endless one, is refused.
class XmlReader {
 public:
  /// `file` and `part`: what messages call the text. The handler outlives the reader.
  XmlReader(std::string file, std::string part, XmlHandler& handler);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  XmlReader(XmlReader&&) = delete;
  XmlReader& operator=(XmlReader&&) = delete;

  /// Throws InputError where the text is no XML, and what the handler throws.
  void feed(std::string_view piece, bool is_last);
  /// Levels of elements that are open.
  [[nodiscard]] std::size_t depth() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace retain::io
