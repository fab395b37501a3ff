#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "io/csv/reader.hpp"

using retain::io::CsvField;

/// Prints the records of a CSV file as JSON, each an object with the names of the first record as keys.
int main(int argc, char** argv) try {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  retain::io::CsvReader reader(text, ',');
  std::vector<std::string> names;
  std::vector<CsvField> record;
  if (reader.next(record)) {
    for (const CsvField& field : record) names.emplace_back(field.text);
  }
  auto records = nlohmann::ordered_json::array();
  while (reader.next(record)) {
    auto object = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < record.size(); ++i) object[names.at(i)] = record[i].text;
    records.push_back(std::move(object));
  }
  std::cout << records.dump() << '\n';
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
