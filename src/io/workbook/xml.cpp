#include "io/workbook/xml.hpp"

#ifdef RETAIN_EXPAT
#include <expat.h>
#endif

#include <algorithm>
#include <limits>
#include <new>

#include "io/workbook/archive.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) return pair[1];
  }
  return {};
}

bool XmlAttributes::is_set(std::string_view name) const {
  const std::string_view value = (*this)[name];
  return value == "1" || value == "true";
}

#ifdef RETAIN_EXPAT

class XmlReader::Parser {
 public:
  Parser(std::string file, std::string part, XmlHandler& handler)
      : file_(std::move(file)), part_(std::move(part)), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    if (parser_ == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_,
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          static_cast<Parser*>(self)->guard([&](Parser& parser) { parser.start(name, attributes); });
        },
        [](void* self, const XML_Char* name) {
          static_cast<Parser*>(self)->guard([&](Parser& parser) {
            --parser.depth_;
            parser.handler_.end(parser.own_name(name));
          });
        });
    XML_SetCharacterDataHandler(parser_, [](void* self, const XML_Char* piece, int size) {
      static_cast<Parser*>(self)->guard([&](Parser& parser) { parser.handler_.text({piece, static_cast<std::size_t>(size)}); });
    });
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
      static_cast<Parser*>(self)->guard([](Parser& parser) {
        parser.refuse("it declares a document type, which may define endless entities and which no workbook has");
      });
    });
  }
  ~Parser() { XML_ParserFree(parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  Parser(Parser&&) = delete;
  Parser& operator=(Parser&&) = delete;

  void feed(std::string_view piece, bool is_last) {
    constexpr std::size_t most = std::numeric_limits<int>::max();
    do {
      const std::size_t size = std::min(piece.size(), most);
      const bool is_end = is_last && size == piece.size();
      const XML_Status status = XML_Parse(parser_, piece.data(), static_cast<int>(size), is_end ? 1 : 0);
      if (failure_) std::rethrow_exception(failure_);
      if (status != XML_STATUS_OK) refuse_syntax();
      piece.remove_prefix(size);
    } while (!piece.empty());
  }
  [[nodiscard]] std::size_t depth() const { return depth_; }

 private:
  void start(const XML_Char* name, const XML_Char** attributes) {
    constexpr std::size_t most_levels = 256;
    if (++depth_ > most_levels) refuse("its elements are nested too deeply");
    if (depth_ == 1) prefix_ = std::string_view(name).substr(0, std::string_view(name).find(':') + 1);
    handler_.start(own_name(name), XmlAttributes(attributes));
  }

  /// The name of an element without the prefix of the document; one with another prefix, which is of another language, keeps it.
  [[nodiscard]] std::string_view own_name(std::string_view name) const {
    return name.starts_with(prefix_) ? name.substr(prefix_.size()) : name;
  }

  /// What is thrown must not pass through a library of C.
  template <class Call>
  void guard(Call call) {
    if (failure_) return;
    try {
      call(*this);
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_, XML_FALSE);
    }
  }

  [[noreturn]] void refuse(std::string_view why) const {
    throw InputError(
        {error("xlsx", formatted("a damaged workbook: {} cannot be read: {}", in_quotes(part_), why), save_again_hint, {file_, 0, 0, {}})});
  }
  [[noreturn]] void refuse_syntax() const {
    const XML_Error code = XML_GetErrorCode(parser_);
    if (code == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
    refuse(XML_ErrorString(code));
  }

  std::string file_;
  std::string part_;
  XmlHandler& handler_;
  XML_Parser parser_;
  std::size_t depth_ = 0;
  std::string prefix_;  // of the outermost element, with its colon
  std::exception_ptr failure_;
};

#else

class XmlReader::Parser {
 public:
  Parser(const std::string& file, const std::string& /*part*/, XmlHandler& /*handler*/) {
    throw InputError(
        {error("xlsx", "a workbook (.xlsx), and this retain was built without expat", "save the sheet as CSV UTF-8", {file, 0, 0, {}})});
  }
  void feed(std::string_view /*piece*/, bool /*is_last*/) {}
  [[nodiscard]] std::size_t depth() const { return 0; }
};

#endif

XmlReader::XmlReader(std::string file, std::string part, XmlHandler& handler)
    : parser_(std::make_unique<Parser>(std::move(file), std::move(part), handler)) {}
XmlReader::~XmlReader() = default;
void XmlReader::feed(std::string_view piece, bool is_last) { parser_->feed(piece, is_last); }
std::size_t XmlReader::depth() const { return parser_->depth(); }

}  // namespace retain::io
