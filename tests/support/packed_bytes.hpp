#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retain::test {

inline std::string little_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (; bytes > 0; --bytes, number >>= 8) text += static_cast<char>(number & 0xFF);
  return text;
}

inline std::uint32_t crc32_of(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

/// A member of gzip with blocks that are stored as they are.
inline std::string gzip_of(std::string_view text) {
  constexpr std::size_t most = 0xFFFF;
  std::string bytes = std::string("\x1F\x8B\x08\0", 4) + std::string(6, '\0');
  std::string_view rest = text;
  do {
    const std::string_view block = rest.substr(0, most);
    rest.remove_prefix(block.size());
    bytes += static_cast<char>(rest.empty() ? 1 : 0);
    bytes += little_endian(block.size(), 2) + little_endian(~block.size() & most, 2);
    bytes += block;
  } while (!rest.empty());
  return bytes + little_endian(crc32_of(text), 4) + little_endian(text.size(), 4);
}

/// A frame of zstd with blocks that are stored as they are, without a checksum.
inline std::string zstd_of(std::string_view text) {
  constexpr std::size_t most = std::size_t{1} << 17;
  std::string bytes = "\x28\xB5\x2F\xFD\xA0" + little_endian(text.size(), 4);
  std::string_view rest = text;
  do {
    const std::string_view block = rest.substr(0, most);
    rest.remove_prefix(block.size());
    bytes += little_endian((block.size() << 3) | (rest.empty() ? 1U : 0U), 3);
    bytes += block;
  } while (!rest.empty());
  return bytes;
}

/// A frame of zstd that unpacks to so many times 128 KiB of one byte.
inline std::string zstd_bomb(std::size_t blocks, char byte) {
  constexpr std::size_t size = std::size_t{1} << 17;
  std::string bytes = "\x28\xB5\x2F\xFD\xA0" + little_endian(blocks * size, 4);
  for (std::size_t i = 1; i <= blocks; ++i) bytes += little_endian((size << 3) | 2U | (i == blocks ? 1U : 0U), 3) + byte;
  return bytes;
}

using Files = std::vector<std::pair<std::string, std::string>>;

/// A zip archive whose files are stored as they are.
inline std::string zip_of(const Files& files) {
  std::string bytes;
  std::string directory;
  for (const auto& [path, content] : files) {
    const std::string common = little_endian(20, 2) + std::string(4, '\0') + little_endian(0, 2) + little_endian(0x21, 2) +
                               little_endian(crc32_of(content), 4) + little_endian(content.size(), 4) + little_endian(content.size(), 4) +
                               little_endian(path.size(), 2) + little_endian(0, 2);
    directory += "PK\x01\x02" + little_endian(20, 2) + common + std::string(10, '\0') + little_endian(bytes.size(), 4) + path;
    bytes += "PK\x03\x04" + common + path + content;
  }
  const std::size_t start = bytes.size();
  return bytes + directory + "PK\x05\x06" + std::string(4, '\0') + little_endian(files.size(), 2) + little_endian(files.size(), 2) +
         little_endian(directory.size(), 4) + little_endian(start, 4) + std::string(2, '\0');
}

/// A sheet: its name, and what stands in its part between the tags of the worksheet.
struct SheetXml {
  std::string name;
  std::string xml;
  std::string state = "visible";
};

/// The parts of a workbook. Styles 0 to 6 are general, m/d/yyyy, 0.00%, mmm-yy, yyyy, h:mm and [h]:mm.
inline Files workbook_parts(const std::vector<SheetXml>& sheets, const std::vector<std::string>& strings = {},
                            const std::string& settings = {}) {
  const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string relations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  Files files;
  files.emplace_back("_rels/.rels", relations + "<Relationship Id=\"r1\" Type=\"" + types +
                                        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  std::string book = "<workbook " + main + " xmlns:r=\"" + types + "\">" + settings + "<sheets>";
  std::string targets = relations;
  for (std::size_t i = 1; i <= sheets.size(); ++i) {
    const SheetXml& sheet = sheets[i - 1];
    const std::string number = std::to_string(i);
    book += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\" state=\"" + sheet.state + "\" r:id=\"s" + number + "\"/>";
    targets += "<Relationship Id=\"s" + number + "\" Type=\"" + types + "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    files.emplace_back("xl/worksheets/sheet" + number + ".xml", "<worksheet " + main + ">" + sheet.xml + "</worksheet>");
  }
  files.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
  files.emplace_back("xl/styles.xml",
                     "<styleSheet " + main +
                         R"(><numFmts><numFmt numFmtId="164" formatCode="yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>)"
                         R"(<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>)"
                         R"(<xf numFmtId="10"/><xf numFmtId="17"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs>)"
                         "</styleSheet>");
  std::string table = "<sst " + main + ">";
  for (const std::string& text : strings) table += text.starts_with('<') ? "<si>" + text + "</si>" : "<si><t>" + text + "</t></si>";
  files.emplace_back("xl/sharedStrings.xml", table + "</sst>");
  files.emplace_back("xl/_rels/workbook.xml.rels", targets + "<Relationship Id=\"t1\" Type=\"" + types +
                                                       "/styles\" Target=\"styles.xml\"/><Relationship Id=\"t2\" Type=\"" + types +
                                                       "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>");
  return files;
}

/// A workbook of these parts.
inline std::string workbook_of(const std::vector<SheetXml>& sheets, const std::vector<std::string>& strings = {},
                               const std::string& settings = {}) {
  return zip_of(workbook_parts(sheets, strings, settings));
}

/// Rows of cells as XML: a text, or where it starts with `<` a whole cell, or else a number.
inline std::string rows_xml(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<sheetData>";
  for (std::size_t r = 1; r <= rows.size(); ++r) {
    xml += "<row r=\"" + std::to_string(r) + "\">";
    for (std::size_t c = 0; c < rows[r - 1].size(); ++c) {
      const std::string& cell = rows[r - 1][c];
      const std::string reference = std::string(1, static_cast<char>('A' + c)) + std::to_string(r);
      const bool is_number = cell.find_first_not_of("0123456789.") == std::string::npos;
      if (cell.empty()) continue;
      if (cell.starts_with('<')) {
        xml += "<c r=\"" + reference + "\"" + cell.substr(2);
      } else if (is_number) {
        xml += "<c r=\"" + reference + "\"><v>" + cell + "</v></c>";
      } else {
        xml += "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
      }
    }
    xml += "</row>";
  }
  return xml + "</sheetData>";
}

}  // namespace retain::test
