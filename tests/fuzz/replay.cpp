#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

// In this program each target has its own name in place of the common one.
#define RETAIN_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t*, std::size_t);
RETAIN_FUZZ_TARGETS
#undef RETAIN_TARGET

/// Runs a target on each file of a folder.
int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::string name = argv[1];
  int (*target)(const std::uint8_t*, std::size_t) = nullptr;
#define RETAIN_TARGET(known) \
  if (name == #known) target = fuzz_##known;
  RETAIN_FUZZ_TARGETS
#undef RETAIN_TARGET
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[2])) files.push_back(entry.path());
  if (target == nullptr || files.empty()) return 2;
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::cerr << file.filename().string() << '\n';
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    target(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
}
