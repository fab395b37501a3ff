#include "faults/faults.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/packed_bytes.hpp"
#include "support/scratch_folder.hpp"

using namespace retain::test;

/// The `main` of the program, under another name.
int retain_main(int argc, char** argv);

#ifdef RETAIN_SANITIZED
/// Where memory runs out while it builds a document, the library of JSON loses parts of it: nothing that this program could give back.
extern "C" const char* __lsan_default_suppressions() { return "leak:nlohmann::"; }
#endif

namespace {

/// Of a kind and in a scenario, evenly spread; all where RETAIN_ALL_FAULTS is set.
std::uint64_t most_faults() {
#ifdef RETAIN_SANITIZED
  return 20;  // each run looks for leaks, which takes long
#else
  return std::getenv("RETAIN_ALL_FAULTS") == nullptr ? 400 : 1'000'000;
#endif
}

constexpr const char* target = "target.out";
const std::string old_content = "what was there before\n";

/// A run of the program in a folder with small inputs of every form.
struct Scenario {
  std::vector<std::string> args;
  std::string input = {};  ///< the name of the file at standard input
  bool writes_target = false;
  std::uint64_t faults = most_faults();
};

struct Outcome {
  std::optional<int> status;  ///< none: a signal ended it
  int signal = 0;
  bool fault_happened = false;
  std::uint64_t calls = 0;
  std::string out;
  std::string err;
  std::string target;
  std::vector<std::string> names;
};

std::string rows_of(int customers, int months, const std::string& name) {
  std::string text = "customer,date,amount\n";
  for (int month = 1; month <= months; ++month) {
    for (int i = 0; i < customers; ++i) {
      if ((i + month) % 7 == 0) continue;
      text += name + std::to_string(i) + ",2026-0" + std::to_string(month) + "-05," + std::to_string(i % 100) + ".25\n";
    }
  }
  return text;
}

/// The files that the scenarios read.
void fill_inputs(const ScratchFolder& folder) {
  folder.write("snapshots.csv",
               "period,segment,cs,cn,ce,mrr_start,mrr_new,mrr_churned,mrr_end\n"
               "2026-01,서울,70,30,90,1.5,2,0.5,3\n2026-01,\"b, \"\"c\"\"\",7,3,9,1,2,0,3\n"
               "2026-02,서울,90,30,80,3,2,0.5,4.5\n2026-02,\"b, \"\"c\"\"\",9,3,8,3,2,0,5\n");
  folder.write("snapshots.json", R"([{"period":"2026-01","cs":70,"cn":30,"ce":90},{"period":"2026-02","cs":90,"cn":10,"ce":85,"x":1}])");
  const std::string table = "period,cs,cn,ce\n2026-01,70,30,90\n2026-02,90,10,85\n";
  folder.write("snapshots.csv.gz", gzip_of(table));
  folder.write("snapshots.csv.zst", zstd_of(table));
  folder.write(
      "snapshots.xlsx",
      workbook_of({{"Data", rows_xml({{"period", "cs", "cn", "ce"}, {"<c s=\"3\"><v>46023</v></c>", "70", "30", "90"}})}}, {"text"}));
  folder.write("rows.csv", rows_of(20, 3, "C") + "\"quo, ted\",2026-02-01,1\n각사용자,2026-01-02,2\n\u1100\u1161,2026-01-03,2\n");
  folder.write("rows.ndjson",
               "{\"customer\":\"A\",\"date\":\"2026-01-05\",\"amount\":1.5}\n"
               "{\"customer\":\"B\",\"date\":\"2026-02-05\",\"amount\":\"2\"}\n");
  // Three times as many records as a mebibyte holds, and several blocks for two threads.
  folder.write("many.csv", rows_of(60'000, 7, "customer-"));
}

int memory_file() {
  const int file = ::memfd_create("stream", MFD_CLOEXEC);
  REQUIRE(file != -1);
  return file;
}

std::string content_of(int file) {
  std::string text(static_cast<std::size_t>(std::max<off_t>(::lseek(file, 0, SEEK_END), 0)), '\0');
  REQUIRE(::pread(file, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
  return text;
}

FaultRecord& shared_record() {
  static void* const memory = ::mmap(nullptr, sizeof(FaultRecord), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  return *new (memory) FaultRecord;
}

std::string described(const Scenario& scenario, const Fault& fault) {
  std::string text = "retain";
  for (const std::string& arg : scenario.args) text += " " + arg;
  return text + (scenario.writes_target ? " -o" : "") + (scenario.input.empty() ? "" : " <" + scenario.input) + ", call " +
         std::to_string(static_cast<int>(fault.call)) + " number " + std::to_string(fault.at) + (fault.lasting ? " and later" : "") +
         ", error " + std::to_string(fault.error);
}

/// Whether the program did the whole of its task, or nothing of it and said so.
void check_whole(const Outcome& outcome, const Outcome& undisturbed, bool may_leave_part) {
  CHECK(outcome.signal == 0);
  if (outcome.status == 0) {
    CHECK(outcome.out == undisturbed.out);
    CHECK(outcome.target == undisturbed.target);
  } else {
    CHECK(outcome.status == 4);
    if (!may_leave_part) CHECK(outcome.out.empty());
    CHECK(outcome.err.find("error: ") != std::string::npos);
    CHECK((outcome.target == undisturbed.target || outcome.target == old_content));
  }
  CHECK(outcome.names == undisturbed.names);
}

/// Runs the program in processes of their own. Lives on the stack, which a process that ends takes no notice of.
class Faults {
 public:
  Faults() { fill_inputs(inputs_); }

  Outcome run(const Scenario& scenario, const Fault& fault) const {
    for (const std::string& name : folder_.names()) std::filesystem::remove(folder_.path(name));
    if (scenario.writes_target) folder_.write(target, old_content);
    FaultRecord& record = shared_record();
    const int out = memory_file();
    const int err = memory_file();
    // What is not written yet would be written by both.
    std::fflush(nullptr);
    const pid_t child = ::fork();
    REQUIRE(child != -1);
    if (child == 0) run_program(scenario, out, err, fault, record);
    int status = 0;
    while (::waitpid(child, &status, 0) == -1 && errno == EINTR) {
    }
    Outcome outcome;
    if (WIFEXITED(status)) outcome.status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
    outcome.fault_happened = record.happened;
    outcome.calls = record.calls;
    outcome.out = content_of(out);
    outcome.err = content_of(err);
    ::close(out);
    ::close(err);
    if (scenario.writes_target) outcome.target = folder_.read(target);
    outcome.names = folder_.names();
    return outcome;
  }

  /// Lets every call of the kind fail, one after the other, in runs of their own: a fault may do no harm, or the run ends as it should.
  void check_faults(const Scenario& scenario, Call call, int error, bool lasting = false) const {
    for_each_fault(scenario, {call, error, 1, lasting}, [&](const Outcome& outcome, const Outcome& undisturbed) {
      // What has gone to standard output when the system refuses more cannot be taken back.
      check_whole(outcome, undisturbed, call == Call::write && !scenario.writes_target);
    });
  }

  /// The same for faults that must not be noticed at all.
  void check_no_harm(const Scenario& scenario, Call call, int error, bool lasting = false) const {
    for_each_fault(scenario, {call, error, 1, lasting}, [](const Outcome& outcome, const Outcome& undisturbed) {
      CHECK(outcome.status == 0);
      check_whole(outcome, undisturbed, false);
    });
  }

 private:
  template <typename Check>
  void for_each_fault(const Scenario& scenario, Fault fault, Check check) const {
    const Outcome undisturbed = run(scenario, {fault.call, 0, ~std::uint64_t{0}});
    INFO(undisturbed.err);
    REQUIRE(undisturbed.status == 0);
    const std::uint64_t step = std::max<std::uint64_t>(1, undisturbed.calls / scenario.faults);
    for (;; fault.at += step) {
      const Outcome outcome = run(scenario, fault);
      INFO(described(scenario, fault));
      INFO("standard error: " << outcome.err);
      check(outcome, undisturbed);
      if (!outcome.fault_happened) break;
    }
  }

  [[noreturn]] void run_program(const Scenario& scenario, int out, int err, const Fault& fault, FaultRecord& record) const {
    for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGILL, SIGBUS, SIGTERM, SIGINT}) ::signal(signal, SIG_DFL);
    ::alarm(60);
    const std::string input = scenario.input.empty() ? "/dev/null" : inputs_.path(scenario.input);
    ::setenv("TMPDIR", folder_.path("").c_str(), 1);
    ::dup2(::open(input.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (::chdir(folder_.path("").c_str()) != 0) ::_exit(99);
    std::vector<std::string> words = {"retain"};
    for (const std::string& arg : scenario.args) words.push_back(arg.find('.') != std::string::npos ? inputs_.path(arg) : arg);
    if (scenario.writes_target) words.insert(words.end(), {"-o", target});
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    arm(fault, record);
    std::exit(retain_main(static_cast<int>(words.size()), argv.data()));
  }

  ScratchFolder inputs_;
  ScratchFolder folder_;
};

const std::vector<Scenario>& small_scenarios() {
  static const std::vector<Scenario> all = {
      {{"report", "snapshots.csv"}},
      {{"report", "snapshots.csv", "-f", "csv"}, {}, true},
      {{"report", "-f", "json"}, "snapshots.json"},
      {{"report", "snapshots.csv.gz"}},
      {{"report", "-f", "csv"}, "snapshots.csv.zst"},
      {{"report", "snapshots.xlsx", "-f", "csv"}, {}, true},
      {{"report", "snapshots.json", "-f", "markdown"}, {}, true},
      {{"snapshot", "rows.csv", "--threads", "2"}},
      {{"snapshot", "rows.ndjson", "-f", "json", "--threads", "1"}, {}, true},
      {{"movements", "--threads", "2", "-f", "csv"}, "rows.csv"},
      {{"movements", "rows.csv", "--threads", "1", "-f", "json"}, {}, true},
  };
  return all;
}

/// The same and a workbook: the library that writes it does not check every piece of memory that it asks for.
std::vector<Scenario> writing_scenarios() {
  std::vector<Scenario> all = small_scenarios();
  all.push_back({{"report", "snapshots.csv", "-f", "xlsx"}, {}, true});
  return all;
}

/// Rows that do not fit into the memory that they may take.
std::vector<Scenario> spilling_scenarios() {
  const std::uint64_t few = std::min<std::uint64_t>(most_faults() / 10, 100);
  return {{{"snapshot", "many.csv", "--memory", "1M", "--threads", "2"}, {}, false, few},
          {{"movements", "many.csv", "--memory", "1M", "--threads", "1", "-f", "csv", "--only", "churned"}, {}, true, few}};
}

}  // namespace

TEST_CASE_METHOD(Faults, "bad input 112: too little memory at any moment is told, and nothing is left half done", "[faults]") {
  for (const Scenario& scenario : small_scenarios()) check_faults(scenario, Call::allocation, ENOMEM);
}

TEST_CASE_METHOD(Faults, "bad input 112: memory that runs out for good is told too", "[faults]") {
  for (Scenario scenario : small_scenarios()) {
    scenario.faults = std::min<std::uint64_t>(scenario.faults, 100);
    check_faults(scenario, Call::allocation, ENOMEM, true);
  }
}

TEST_CASE_METHOD(Faults, "bad input 112: too little memory for many rows", "[faults]") {
  for (const Scenario& scenario : spilling_scenarios()) check_faults(scenario, Call::allocation, ENOMEM);
}

TEST_CASE_METHOD(Faults, "bad input 108: a disk that is full or broken while a file is written", "[faults]") {
  for (const Scenario& scenario : writing_scenarios()) {
    for (const int error : {ENOSPC, EIO}) {
      for (const Call call : {Call::write, Call::sync, Call::close, Call::rename, Call::change_mode}) check_faults(scenario, call, error);
    }
  }
  for (const Scenario& scenario : spilling_scenarios()) {
    for (const Call call : {Call::write, Call::close}) check_faults(scenario, call, ENOSPC);
  }
}

TEST_CASE_METHOD(Faults, "bad input 111: files that cannot be opened, read or looked at", "[faults]") {
  for (const Scenario& scenario : writing_scenarios()) {
    for (const Call call : {Call::open, Call::read, Call::status}) check_faults(scenario, call, EIO);
    check_faults(scenario, Call::open, EMFILE, true);
  }
  for (const Scenario& scenario : spilling_scenarios()) {
    for (const Call call : {Call::open, Call::read, Call::status}) check_faults(scenario, call, EIO);
  }
}

TEST_CASE_METHOD(Faults, "interruptions, and reads and writes of a part, do no harm", "[faults]") {
  for (const Scenario& scenario : small_scenarios()) {
    for (const Call call : {Call::open, Call::read, Call::write, Call::sync, Call::close, Call::change_mode}) {
      check_no_harm(scenario, call, EINTR);
    }
    for (const Call call : {Call::read, Call::write}) {
      check_no_harm(scenario, call, Fault::short_transfer);
      check_no_harm(scenario, call, Fault::short_transfer, true);
    }
  }
  for (Scenario scenario : spilling_scenarios()) {
    scenario.faults = std::min<std::uint64_t>(scenario.faults, 10);
    for (const Call call : {Call::open, Call::read, Call::write}) check_no_harm(scenario, call, EINTR);
    for (const Call call : {Call::read, Call::write}) check_no_harm(scenario, call, Fault::short_transfer, true);
  }
}

TEST_CASE_METHOD(Faults, "a system that gives no more threads", "[faults]") {
  for (const Scenario& scenario : small_scenarios()) {
    for (const bool lasting : {false, true}) check_no_harm(scenario, Call::thread, EAGAIN, lasting);
  }
}

TEST_CASE_METHOD(Faults, "a file system that cannot wait for its disk, has no locks or keeps its owners", "[faults]") {
  for (const Scenario& scenario : small_scenarios()) {
    check_no_harm(scenario, Call::sync, EINVAL, true);
    check_no_harm(scenario, Call::lock, ENOLCK, true);
    check_no_harm(scenario, Call::change_owner, EPERM, true);
  }
}

TEST_CASE_METHOD(Faults, "bad input 108: a program that is killed leaves the old file", "[faults]") {
  for (const Scenario& scenario : small_scenarios()) {
    if (!scenario.writes_target) continue;
    for (const Call call : {Call::write, Call::sync, Call::rename}) {
      for (const int signal : {SIGKILL, SIGTERM, SIGINT, SIGHUP}) {
        const Fault fault{call, -signal, 1};
        INFO(described(scenario, fault));
        const Outcome outcome = run(scenario, fault);
        CHECK(outcome.signal == signal);
        CHECK(outcome.target == old_content);
        if (signal != SIGKILL) CHECK(outcome.names == std::vector<std::string>{target});
      }
    }
  }
}
