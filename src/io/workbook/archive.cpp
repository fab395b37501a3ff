#include "io/workbook/archive.hpp"

#ifdef RETAIN_LIBZIP
#include <zip.h>
#endif

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <limits>
#include <map>
#include <new>

#include "io/container/expansion.hpp"
#include "io/problems/problems.hpp"
#include "retain/diagnostic.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::io {

#ifdef RETAIN_LIBZIP

namespace {

constexpr std::size_t most_held = std::size_t{1} << 30;

/// Whether a path leads out of the folder that it starts in.
bool leaves_archive(std::string_view path) {
  if (path.starts_with('/') || path.starts_with('\\')) return true;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of("/\\"), rest.size());
    if (rest.substr(0, end) == "..") return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace

/// The bytes of an archive, read from any place on, as libzip asks for them.
class ArchiveBytes {
 public:
  explicit ArchiveBytes(Input input) : input_(std::move(input)) {
    if (input_.read_at && input_.size) return;
    constexpr std::size_t step = std::size_t{1} << 16;
    for (bool at_end = false; !at_end;) {
      const std::size_t before = held_.size();
      held_.resize(before + step);
      const std::size_t size = input_.read(std::span(held_).subspan(before));
      held_.resize(before + size);
      at_end = size < step;
      if (held_.size() > most_held) {
        throw InputError(
            {error("xlsx", "a workbook of more than 1 GiB comes through a pipe", "give it as a file", {input_.name, 0, 0, {}})});
      }
    }
    input_.read_at = [this](std::uint64_t offset, std::span<char> bytes) {
      const std::size_t start = std::min<std::size_t>(offset, held_.size());
      const std::size_t size = std::min(bytes.size(), held_.size() - start);
      std::memcpy(bytes.data(), held_.data() + start, size);
      return size;
    };
    input_.size = held_.size();
  }
  ArchiveBytes(const ArchiveBytes&) = delete;
  ArchiveBytes& operator=(const ArchiveBytes&) = delete;
  ArchiveBytes(ArchiveBytes&&) = delete;
  ArchiveBytes& operator=(ArchiveBytes&&) = delete;
  ~ArchiveBytes() = default;

  [[nodiscard]] const std::string& name() const { return input_.name; }
  [[nodiscard]] std::uint64_t size() const { return *input_.size; }
  void let_go() {
    if (input_.rewind) input_.rewind();
  }
  /// What reading threw, which cannot pass through a library of C.
  void rethrow() {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

  static zip_int64_t answer(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    return static_cast<ArchiveBytes*>(self)->answer(data, size, command);
  }

 private:
  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_OPEN:
        place_ = 0;
        return 0;
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_FREE:
        return 0;
      case ZIP_SOURCE_READ:
        return read(static_cast<char*>(data), size);
      case ZIP_SOURCE_TELL:
        return static_cast<zip_int64_t>(place_);
      case ZIP_SOURCE_SEEK: {
        const zip_int64_t place = zip_source_seek_compute_offset(place_, this->size(), data, size, &error_);
        if (place < 0) return -1;
        place_ = static_cast<std::uint64_t>(place);
        return 0;
      }
      case ZIP_SOURCE_STAT: {
        auto* stat = static_cast<zip_stat_t*>(data);
        zip_stat_init(stat);
        stat->size = this->size();
        stat->valid = ZIP_STAT_SIZE;
        return sizeof(*stat);
      }
      case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&error_, data, size);
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                                              ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, -1);
      default:
        zip_error_set(&error_, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
  }

  zip_int64_t read(char* bytes, zip_uint64_t size) {
    try {
      const std::size_t done = input_.read_at(place_, {bytes, static_cast<std::size_t>(size)});
      place_ += done;
      return static_cast<zip_int64_t>(done);
    } catch (...) {
      failure_ = std::current_exception();
      zip_error_set(&error_, ZIP_ER_READ, 0);
      return -1;
    }
  }

  Input input_;
  std::vector<char> held_;
  std::uint64_t place_ = 0;
  zip_error_t error_{};
  std::exception_ptr failure_;
};

class Archive::Zip {
 public:
  Zip(Input input, const Limits& limits) : bytes_(std::move(input)), limits_(limits) {
    zip_error_t fault;
    zip_error_init(&fault);
    errno = 0;
    zip_source_t* source = zip_source_function_create(&ArchiveBytes::answer, &bytes_, &fault);
    archive_ = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &fault);
    const int code = zip_error_code_zip(&fault);
    if (archive_ == nullptr) {
      const std::string why = zip_error_strerror(&fault);
      if (source != nullptr) zip_source_free(source);
      zip_error_fini(&fault);
      bytes_.rethrow();
      // Where memory runs out while it looks for the end of the archive, libzip takes it for none.
      if (code == ZIP_ER_MEMORY || errno == ENOMEM) throw std::bad_alloc();
      refuse(formatted("a damaged workbook or zip archive: {}", lower_ascii(why)), get_again_hint);
    }
    zip_error_fini(&fault);
    try {
      list_files();
    } catch (...) {
      zip_discard(archive_);
      throw;
    }
  }
  ~Zip() { zip_discard(archive_); }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;
  Zip(Zip&&) = delete;
  Zip& operator=(Zip&&) = delete;

  [[nodiscard]] const std::string& name() const { return bytes_.name(); }
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }
  void let_go() { bytes_.let_go(); }
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

  std::unique_ptr<ArchivePart> open(std::string_view path) {
    const auto found = index_of_.find(lower_ascii(path));
    if (found == index_of_.end()) return nullptr;
    return std::make_unique<Part>(*this, found->second);
  }

  [[noreturn]] void refuse(std::string message, std::string hint) const {
    throw InputError({error("xlsx", std::move(message), std::move(hint), {name(), 0, 0, {}})});
  }

 private:
  class Part final : public ArchivePart {
   public:
    Part(Zip& zip, zip_uint64_t index) : zip_(zip), expansion_(zip.name(), zip.limits_.expansion) {
      zip_stat_t stat;
      if (zip_stat_index(zip.archive_, index, 0, &stat) != 0) zip.refuse_damaged(zip_get_error(zip.archive_));
      path_ = stat.name;
      if (stat.encryption_method != ZIP_EM_NONE) {
        zip.refuse("an archive that is locked with a password", "unlock it, and save it without one");
      }
      // A part may claim more than there is.
      expansion_.add_packed(std::min<std::uint64_t>(stat.comp_size, zip.size()));
      file_ = zip_fopen_index(zip.archive_, index, 0);
      if (file_ == nullptr) zip.refuse_damaged(zip_get_error(zip.archive_), path_);
    }
    ~Part() override { zip_fclose(file_); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    Part(Part&&) = delete;
    Part& operator=(Part&&) = delete;

    std::size_t read(std::span<char> bytes) override {
      std::size_t done = 0;
      while (done < bytes.size()) {
        const zip_int64_t size = zip_fread(file_, bytes.data() + done, bytes.size() - done);
        if (size < 0) zip_.refuse_damaged(zip_file_get_error(file_), path_);
        if (size == 0) break;
        expansion_.add_unpacked(static_cast<std::uint64_t>(size));
        done += static_cast<std::size_t>(size);
      }
      return done;
    }

   private:
    Zip& zip_;
    Expansion expansion_;
    std::string path_;
    zip_file_t* file_ = nullptr;
  };

  void list_files() {
    const zip_int64_t count = zip_get_num_entries(archive_, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* raw = zip_get_name(archive_, static_cast<zip_uint64_t>(i), 0);
      if (raw == nullptr) refuse_damaged(zip_get_error(archive_));
      const std::string path = raw;
      if (leaves_archive(path)) refuse(formatted("a part lies outside of the archive: {}", in_quotes(path)), "such a file is an attack");
      if (path.ends_with('/')) continue;
      const bool is_new = index_of_.try_emplace(lower_ascii(path), static_cast<zip_uint64_t>(i)).second;
      if (!is_new) refuse(formatted("two parts of one name: {}", in_quotes(path)), "which of them holds is not known: save it again");
      paths_.push_back(path);
    }
  }

  [[noreturn]] void refuse_damaged(zip_error_t* fault, const std::string& path = {}) {
    bytes_.rethrow();
    if (zip_error_code_zip(fault) == ZIP_ER_MEMORY) throw std::bad_alloc();
    if (zip_error_code_zip(fault) == ZIP_ER_COMPNOTSUPP) {
      refuse(formatted("{} is compressed in a way that is not read", in_quotes(path)), save_again_hint);
    }
    const std::string where = path.empty() ? std::string() : formatted(" in {}", in_quotes(path));
    refuse(formatted("a damaged workbook or zip archive{}: {}", where, lower_ascii(zip_error_strerror(fault))), get_again_hint);
  }

  ArchiveBytes bytes_;
  const Limits& limits_;
  zip_t* archive_ = nullptr;
  std::vector<std::string> paths_;
  std::map<std::string, zip_uint64_t> index_of_;  // by the path in small letters
};

#else

class Archive::Zip {
 public:
  Zip(const Input& input, const Limits& /*limits*/) {
    throw InputError({error("xlsx", "a workbook (.xlsx), and this retain was built without libzip", "save the sheet as CSV UTF-8",
                            {input.name, 0, 0, {}})});
  }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] static std::uint64_t size() { return 0; }
  static void let_go() {}
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }
  static std::unique_ptr<ArchivePart> open(std::string_view /*path*/) { return nullptr; }

 private:
  std::string name_;
  std::vector<std::string> paths_;
};

#endif

Archive::Archive(Input input, const Limits& limits) : zip_(std::make_unique<Zip>(std::move(input), limits)) {}
Archive::~Archive() = default;
const std::vector<std::string>& Archive::paths() const { return zip_->paths(); }
std::unique_ptr<ArchivePart> Archive::open(std::string_view path) const { return zip_->open(path); }
void Archive::let_go() const { zip_->let_go(); }
const std::string& Archive::name() const { return zip_->name(); }
std::uint64_t Archive::size() const { return zip_->size(); }

std::string ArchivePart::read_all() {
  constexpr std::size_t step = std::size_t{1} << 16;
  std::string text;
  for (bool at_end = false; !at_end;) {
    const std::size_t before = text.size();
    text.resize(before + step);
    const std::size_t size = read(std::span(text).subspan(before));
    text.resize(before + size);
    at_end = size < step;
  }
  return text;
}

}  // namespace retain::io
