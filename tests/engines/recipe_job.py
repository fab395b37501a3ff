"""The scheduled job: it is silent where all is well, and keeps the last good result where an engine fails or the new one is not whole."""

from compare import half


def check(script, folder, result):
    from recipes import Client, printing, run

    client = Client("sqlite3")
    out = folder / "out"
    out.mkdir()
    kept = {}

    def job(day, status, what, told=None, script=script):
        done = run(script, [str(out)], folder, {"TODAY": day}, told)
        if done.returncode != status:
            raise RuntimeError(f"{what}: exit {done.returncode}, and not {status}: {done.stdout}{done.stderr}")
        if bool(done.stdout + done.stderr) != (status != 0):
            raise RuntimeError(f"{what}: it says {done.stdout + done.stderr!r}")
        found = {path.name: path.read_bytes() for path in out.iterdir()}
        if kept and status != 1 and found != kept:
            raise RuntimeError(f"{what}: the last good result is not what it was")
        return found

    kept = job("2026-11-02", 0, "a good run")
    if set(kept) != {"retention.csv", "retention.html"} or b"2026-10" not in kept["retention.csv"]:
        raise RuntimeError(f"a good run leaves {set(kept)}")
    strict = folder / "strict-job.sh"
    strict.write_text(script.read_text(encoding="utf-8").replace("crr >= 70", "crr >= 80"), encoding="utf-8")
    strict.chmod(0o755)
    job("2026-12-02", 3, "rows of the month before last")
    job("2026-11-02", 3, "half a result", printing(folder, client, half(result), 0))
    job("2026-11-02", 4, "half a result and an engine that fails", printing(folder, client, half(result), 1))
    job("2026-11-02", 4, "a whole result and an engine that fails", printing(folder, client, result, 1))
    job("2026-11-02", 3, "no result", printing(folder, client, "", 0))
    if set(job("2026-11-02", 1, "a target that is missed", script=strict)) != set(kept):
        raise RuntimeError("a missed target leaves other files")
