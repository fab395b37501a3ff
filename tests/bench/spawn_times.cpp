// Measures whole processes from posix_spawn to exit: spawn_times ROUNDS COMMAND… [-- COMMAND…]…
// The commands take turns, so that whatever else the machine does falls on all of them. Prints for each command: the median time in
// microseconds, the peak of resident memory in KiB, and the time as a multiple of the first command's in the same round: median, lowest,
// highest. The memory is that of the largest process that the command started, at least this program's own.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

extern char** environ;

namespace {

using Clock = std::chrono::steady_clock;

struct Usage {
  double microseconds;
  long peak_kib;
};

Usage usage_of(char* const* command, const posix_spawn_file_actions_t& actions) {
  const Clock::time_point start = Clock::now();
  pid_t child = 0;
  int status = 0;
  rusage usage{};
  if (posix_spawnp(&child, command[0], &actions, nullptr, command, environ) != 0 || wait4(child, &status, 0, &usage) != child ||
      !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "spawn_times: %s failed\n", command[0]);
    std::exit(1);
  }
  return {std::chrono::duration<double, std::micro>(Clock::now() - start).count(), usage.ru_maxrss};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char* argv[]) {
  const int rounds = argc > 2 ? std::atoi(argv[1]) : 0;
  if (rounds < 1) {
    std::fputs("usage: spawn_times ROUNDS COMMAND... [-- COMMAND...]...\n", stderr);
    return 2;
  }
  std::vector<char**> commands{argv + 2};
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) != "--") continue;
    argv[i] = nullptr;
    commands.push_back(argv + i + 1);
  }

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);

  std::vector<std::vector<double>> times(commands.size());
  std::vector<std::vector<double>> multiples(commands.size());
  std::vector<long> peaks(commands.size());
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      const Usage usage = usage_of(commands[i], actions);
      times[i].push_back(usage.microseconds);
      multiples[i].push_back(usage.microseconds / times[0].back());
      peaks[i] = std::max(peaks[i], usage.peak_kib);
    }
  }
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const auto [lowest, highest] = std::minmax_element(multiples[i].begin(), multiples[i].end());
    std::printf("%.0f %ld %.3f %.3f %.3f\n", median(times[i]), peaks[i], median(multiples[i]), *lowest, *highest);
  }
}
