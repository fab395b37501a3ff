#include "io/workbook/package.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "io/workbook/xml.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

[[noreturn]] void refuse(const Archive& archive, std::string message, std::string hint) {
  throw InputError({error("xlsx", std::move(message), std::move(hint), {archive.name(), 0, 0, {}})});
}

/// Archives that are known by one of their files, and the way out.
struct KnownArchive {
  const char* path;
  const char* what;
  const char* hint;
};
constexpr const char* save_as_xlsx = "save it as .xlsx or as CSV UTF-8";
constexpr KnownArchive known_archives[] = {
    {"xl/workbook.bin", "an .xlsb workbook, whose binary sheets are not read", save_as_xlsx},
    {"word/document.xml", "a .docx document", "copy the table into a sheet, and save it as .xlsx or CSV"},
    {"ppt/presentation.xml", "a .pptx presentation", "copy the table into a sheet, and save it as .xlsx or CSV"},
    {"content.xml", "an OpenDocument file (.ods)", "save it as .xlsx or as CSV: soffice --headless --convert-to xlsx FILE"},
    {"Index/Document.iwa", "a document of Numbers or Pages", "export it as .xlsx or as CSV"},
};

[[noreturn]] void refuse_other_archive(const Archive& archive) {
  for (const KnownArchive& known : known_archives) {
    if (archive.open(known.path) != nullptr) refuse(archive, known.what, known.hint);
  }
  const std::vector<std::string>& paths = archive.paths();
  if (paths.empty()) refuse(archive, "an empty zip archive", "is it the right file?");
  refuse(archive,
         formatted("a zip archive without a workbook, of {} file{}, the first of them {}", paths.size(), paths.size() == 1 ? "" : "s",
                   in_quotes(paths.front())),
         "unzip -p FILE NAME | retain report - reads a file in it");
}

struct Relation {
  std::string kind;  ///< the last word of its type: "worksheet"
  std::string target;
};

/// The relations of a part by their ids.
class Relations {
 public:
  void add(const XmlAttributes& attributes) {
    const std::string_view type = attributes["Type"];
    by_id_.insert_or_assign(std::string(attributes["Id"]),
                            Relation{std::string(type.substr(type.rfind('/') + 1)), std::string(attributes["Target"])});
  }
  [[nodiscard]] const Relation* of_kind(std::string_view kind) const {
    const auto found = std::ranges::find_if(by_id_, [kind](const auto& relation) { return relation.second.kind == kind; });
    return found == by_id_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const Relation* find(const std::string& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, Relation> by_id_;
};

/// Reads the part that holds relations.
class RelationsPart final : public XmlHandler {
 public:
  explicit RelationsPart(Relations& relations) : relations_(relations) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "Relationship" && attributes["TargetMode"] != "External") relations_.add(attributes);
  }

 private:
  Relations& relations_;
};

/// What the part of the workbook lists.
class WorkbookPart final : public XmlHandler {
 public:
  struct Sheet {
    std::string name;
    std::string relation;
    bool is_hidden = false;
  };
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") from_1904 = attributes.is_set("date1904");
    if (name == "calcPr") computes_when_opened = attributes.is_set("fullCalcOnLoad");
    if (name == "sheet") {
      const std::string_view state = attributes["state"];
      sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]), state == "hidden" || state == "veryHidden"});
    }
  }
  std::vector<Sheet> sheets;
  bool from_1904 = false;
  bool computes_when_opened = false;
};

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

/// A target as a path: it is a URI, in which "%20" is a space.
std::string decoded(std::string_view target) {
  std::string path;
  for (; !target.empty(); target.remove_prefix(1)) {
    unsigned code = 0;
    const char* const digits_end = target.data() + std::min<std::size_t>(target.size(), 3);
    const bool is_code =
        target.front() == '%' && target.size() > 2 && std::from_chars(target.data() + 1, digits_end, code, 16).ptr == digits_end;
    path += is_code ? static_cast<char>(code) : target.front();
    if (is_code) target.remove_prefix(2);
  }
  return path;
}

/// The path of a part that another one, in `folder`, names.
std::string resolved(const Archive& archive, const std::string& folder, std::string_view target) {
  const std::string own = decoded(target);
  const std::string whole = own.starts_with('/') ? own.substr(1) : folder + own;
  std::string path;
  for (std::string_view rest = whole; !rest.empty();) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (step == "..") {
      if (path.empty()) refuse(archive, formatted("a part lies outside of the archive: {}", in_quotes(target)), "such a file is an attack");
      const auto last = path.rfind('/');
      path.erase(last == std::string::npos ? 0 : last);
    } else if (step != "." && !step.empty()) {
      path.append(path.empty() ? "" : "/").append(step);
    }
  }
  return path;
}

Relations relations_of(const Archive& archive, const std::string& path) {
  Relations relations;
  RelationsPart handler(relations);
  if (const auto part = archive.open(path)) XmlReader(archive.name(), path, handler).feed(part->read_all(), true);
  return relations;
}

}  // namespace

std::unique_ptr<ArchivePart> open_part(const Archive& archive, const std::string& path) {
  auto part = archive.open(path);
  if (part == nullptr) {
    refuse(archive, formatted("a damaged workbook: its part {} is missing", in_quotes(path)), save_again_hint);
  }
  return part;
}

WorkbookPackage read_package(const Archive& archive) {
  const Relation* document = nullptr;
  const Relations root = relations_of(archive, "_rels/.rels");
  document = root.of_kind("officeDocument");
  const std::string path = document == nullptr ? "xl/workbook.xml" : resolved(archive, {}, document->target);
  if (!path.ends_with(".xml") || path.starts_with("word/") || path.starts_with("ppt/") || archive.open(path) == nullptr) {
    refuse_other_archive(archive);
  }
  const std::string folder = folder_of(path);
  const Relations relations = relations_of(archive, folder + "_rels/" + path.substr(folder.size()) + ".rels");
  WorkbookPart workbook;
  XmlReader(archive.name(), path, workbook).feed(open_part(archive, path)->read_all(), true);

  WorkbookPackage package;
  package.from_1904 = workbook.from_1904;
  package.computes_when_opened = workbook.computes_when_opened;
  const auto path_of = [&](std::string_view kind) {
    const Relation* relation = relations.of_kind(kind);
    return relation == nullptr ? std::string() : resolved(archive, folder, relation->target);
  };
  package.shared_strings = path_of("sharedStrings");
  package.styles = path_of("styles");
  for (const WorkbookPart::Sheet& sheet : workbook.sheets) {
    const Relation* relation = relations.find(sheet.relation);
    if (relation == nullptr) {
      refuse(archive, formatted("a damaged workbook: nothing says where its sheet {} is", in_quotes(sheet.name)), save_again_hint);
    }
    if (relation->kind == "worksheet") package.sheets.push_back({sheet.name, resolved(archive, folder, relation->target), sheet.is_hidden});
  }
  if (package.sheets.empty()) refuse(archive, "a workbook without a sheet of cells", "is it the right file?");
  return package;
}

}  // namespace retain::io
