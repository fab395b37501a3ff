// Times whole processes from posix_spawn to exit: spawn_times ROUNDS COMMAND… [-- COMMAND…]…
// The commands take turns, so that whatever else the machine does falls on all of them. Prints a median in microseconds a line.

#include <fcntl.h>
#include <spawn.h>
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

double microseconds_of(char* const* command, const posix_spawn_file_actions_t& actions) {
  const Clock::time_point start = Clock::now();
  pid_t child = 0;
  int status = 0;
  if (posix_spawnp(&child, command[0], &actions, nullptr, command, environ) != 0 || waitpid(child, &status, 0) != child ||
      !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "spawn_times: %s failed\n", command[0]);
    std::exit(1);
  }
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
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
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < commands.size(); ++i) times[i].push_back(microseconds_of(commands[i], actions));
  }
  for (std::vector<double>& sample : times) {
    std::sort(sample.begin(), sample.end());
    std::printf("%.0f\n", sample[sample.size() / 2]);
  }
}
