// The script in examples/ that cron runs, in a shell, with a `mail` that writes down what it is given.
#include "program/bad_input/bad_input.hpp"
#include "render/render.hpp"

using namespace retain::test;

namespace {

const std::string script = std::string(RETAIN_SOURCE_DIR) + "/examples/monthly-job.sh";

class Job : public ScratchFolder {
 public:
  Job() {
    write("2026-10.csv", "period,cs,cn,ce\n2026-09,70,30,97\n2026-10,97,10,105\n");
    write("targets.toml", "[report]\nrequire = ['last:crr >= 95']\nwarn = ['crr >= 99']\n");
    write("mail", "#!/bin/sh\n{ echo \"$@\"; cat; } >mailed\n");
  }

  /// Runs the job with variables set before it.
  [[nodiscard]] Run run(const std::string& arguments, const std::string& variables = {}) const {
    return run_shell(*this, "chmod +x mail; export PATH=\"$PWD:$PATH\" CONFIG=targets.toml TODAY=2026-11-02\nunset MAILTO\n" + variables +
                                " " + script + " " + arguments);
  }
};

}  // namespace

TEST_CASE("the monthly job writes its reports and says nothing while all is well") {
  const Job job;
  const Run run = job.run("'%Y-%m.csv'");
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
  CHECK(job.read("retain-2026-10.json").find("\"retain.report\"") != std::string::npos);
  CHECK(job.read("retain-2026-10.md").find("warning line 99: missed") != std::string::npos);
}

TEST_CASE("the monthly job says which target is missed, by mail where there is somebody to mail it to") {
  const Job job;
  job.write("targets.toml", "[report]\nrequire = ['last:crr >= 99']\n");
  const Run printed = job.run("2026-10.csv");
  CHECK(printed.status == 1);
  CHECK(printed.out.starts_with(
      "Retention 2026-10: a target is missed\n\nretain: Customer retention rate 2026-10: 97.9%, target 99: missed by 1.1 points\n\n"));
  CHECK(printed.out.find("| 2026-10 |") != std::string::npos);
  const Run mailed = job.run("2026-10.csv", "MAILTO=board@example.com");
  CHECK(mailed.status == 1);
  CHECK(mailed.out.empty());
  CHECK(job.read("mailed").starts_with(
      "-s Retention 2026-10: a target is missed board@example.com\nretain: Customer retention rate 2026-10: 97.9%"));
}

TEST_CASE("the monthly job tells a wrong file, an old one and a full disk from a missed target") {
  const Job job;
  job.write("broken.csv", "period,cs,cn,ce\n2026-10,97,10,1O5\n");
  const Run broken = job.run("broken.csv");
  CHECK(broken.status == 3);
  CHECK(broken.out.find("the file is wrong, or an old one") != std::string::npos);
  CHECK(broken.out.find("broken.csv:2:16: error:") != std::string::npos);
  const Run old = job.run("2026-10.csv", "TODAY=2026-12-31");
  CHECK(old.status == 3);
  CHECK(old.out.find("the newest complete period is 2026-10; expected is 2026-11 (last-month, where today is 2026-12-31)") !=
        std::string::npos);
  CHECK(job.run("absent.csv").status == 4);
  CHECK(job.run("").status == 2);
  if (!std::filesystem::exists("/dev/full")) {
    WARN("skipped: there is no /dev/full to stand for a full disk");
    return;
  }
  const Run full = run_shell(job, "mkdir full; ln -s /dev/full full/retain-2026-10.json");
  REQUIRE(full.status == 0);
  const Run unwritten = job.run("2026-10.csv full");
  CHECK(unwritten.status == 4);
  CHECK(unwritten.out.find("No space left on device") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(job.path("full/retain-2026-10.md")));
}

TEST_CASE("the monthly job takes the month before today where no day is named") {
  const Job job;
  const Run run = job.run("2026-10.csv", "TODAY= ");
  // Whatever month it is now, the month before it is a month.
  const std::size_t place = run.out.find("Retention ");
  if (run.status == 0) return;
  CHECK(run.status == 3);
  REQUIRE(place == 0);
  CHECK(run.out.find("expected is 20") != std::string::npos);
}
