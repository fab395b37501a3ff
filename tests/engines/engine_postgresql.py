"""PostgreSQL: a cluster of its own on a socket in the work folder, read by psql."""

import os
import pwd
import shutil
import signal
import subprocess
from pathlib import Path

from base import Base, QueryFailed, end_process, quoted

TYPES = {"text": "text", "date": "date", "decimal": "numeric(18, 2)"}


def programs():
    """Debian keeps the server's programs out of the path, by version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


class Engine(Base):
    @staticmethod
    def available():
        if not programs() or not shutil.which("psql"):
            return "no initdb or psql"
        return None

    def start(self):
        # The server refuses to run as root.
        account = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(self.work, user.pw_uid, user.pw_gid)
        data = self.work / "data"
        options = {"cwd": self.work, **account}
        made = ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run([programs() / "initdb", *made], check=True, stdout=subprocess.DEVNULL, **options)
        settings = {"listen_addresses": "", "unix_socket_directories": self.work, "fsync": "off", "work_mem": "64MB"}
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.run([programs() / "postgres", "-D", data, *arguments], "server.log", **options)
        self.wait_until("PostgreSQL", lambda: self.psql("-c", "SELECT 1").returncode == 0, "server.log")
        self.version = self.value("SHOW server_version").split()[0]

    def stop(self):
        # SIGINT is the fast shutdown, SIGTERM waits for clients.
        for process in self.processes:
            end_process(process, signal.SIGINT)
        self.processes = []

    def psql(self, *arguments):
        command = ["psql", "-X", "-q", "-h", self.work, "-U", "postgres", "-v", "ON_ERROR_STOP=1", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)

    def answer(self, *arguments):
        done = self.psql(*arguments)
        if done.returncode != 0:
            raise QueryFailed(done.stderr)
        return done.stdout

    def value(self, sql):
        return self.answer("-A", "-t", "-c", sql)

    def from_file(self, sql, *arguments):
        file = self.work / "q.sql"
        file.write_text(sql, encoding="utf-8")
        return self.answer(*arguments, "-f", file)

    def load(self, name, paths, columns):
        typed = ", ".join(f"{quoted(column.name)} {TYPES[column.kind]}" for column in columns)
        script = [f"DROP TABLE IF EXISTS {quoted(name)};", f"CREATE TABLE {quoted(name)} ({typed});"]
        script += [f"\\copy {quoted(name)} FROM '{path}' WITH (FORMAT csv, HEADER)" for path in paths]
        self.from_file("\n".join(script) + f"\nANALYZE {quoted(name)};\n")

    def query(self, sql):
        return self.from_file(sql, "--csv")

    def explain(self, sql):
        return self.from_file("EXPLAIN (ANALYZE, BUFFERS) " + sql, "-A", "-t")
