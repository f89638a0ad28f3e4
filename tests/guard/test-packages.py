# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""app/packages is well formed, and app/install-packages does right with each of the three package
managers, played here by a few lines of shell: installs only what is missing, says why it stops."""

import os
import pathlib
import subprocess
import tempfile

import guard

PURPOSES = ("run", "test", "bench")
# What the script itself needs, apart from the package manager.
BASIC = ("awk", "bash", "cat", "comm", "dirname", "env", "printf", "sed", "sort", "tail",
         "xargs")
# The tools that a manager consists of; each writes its arguments to the log, `there` is a file with
# what is installed, and `broken` one that makes the installation fail.
MANAGERS = {
    "apt": {
        "dpkg-query": "sed 's/^/installed /' $BOX/there",
        "apt-get": '[ "$1" = update ] || { shift 3; install "$@"; }',
    },
    "dnf": {
        "rpm": 'for name; do :; done; grep -qx "$name" $BOX/there',
        "dnf": 'shift 2; install "$@"',
    },
    "pacman": {
        "pacman": 'if [ "$1" = -T ]; then shift; for name; do grep -qx "$name" $BOX/there || '
                  'echo "$name"; done; else shift 3; install "$@"; fi',
    },
}
COLUMN = {"apt": 1, "dnf": 2, "pacman": 3}
TOOL = """#!/bin/bash
install () {{
  [ ! -e $BOX/broken ] || {{ echo 'E: no network' >&2; exit 100; }}
  printf '%s\\n' "$@" | tee -a $BOX/installed >>$BOX/there
}}
{body}
"""


def rows():
    lines = guard.read(guard.ROOT / "app" / "packages").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def names(manager, *purposes):
    column = COLUMN[manager]
    return sorted({row[column] for row in rows() if row[0] in purposes and row[column] != "-"})


class Box:
    """A PATH with one package manager in it, and what has been installed with it."""

    def __init__(self, directory, manager, there=(), uid=0):
        self.path = pathlib.Path(directory)
        for name in BASIC + ("grep", "tee"):
            for folder in ("/usr/bin", "/bin"):
                if os.path.exists(f"{folder}/{name}") and not (self.path / name).exists():
                    (self.path / name).symlink_to(f"{folder}/{name}")
        for name, body in MANAGERS[manager].items() | {("id", f"echo {uid}")}:
            (self.path / name).write_text(TOOL.format(body=body))
            (self.path / name).chmod(0o755)
        (self.path / "there").write_text("".join(f"{name}\n" for name in there))

    def run(self, *purposes):
        return subprocess.run(
            ["/bin/bash", str(guard.ROOT / "app" / "install-packages"), *purposes],
            env={"PATH": str(self.path), "BOX": str(self.path)}, capture_output=True, text=True,
            stdin=subprocess.DEVNULL)

    def installed(self):
        log = self.path / "installed"
        return sorted(log.read_text().split()) if log.exists() else []


def in_box(check, **box):
    """The complaints of the check with each manager."""
    complaints = []
    for manager in MANAGERS:
        with tempfile.TemporaryDirectory() as directory:
            given = {key: value(manager) if callable(value) else value for key, value in box.items()}
            wrong = check(manager, Box(directory, manager, **given))
            complaints += [f"app/install-packages with {manager}: {text}" for text in wrong]
    return complaints


def well_formed():
    complaints = [f"app/packages: {' '.join(row)}: four columns, the first of {PURPOSES}"
                  for row in rows() if len(row) != 4 or row[0] not in PURPOSES]
    for purpose in PURPOSES:
        group = [row[1:] for row in rows() if row[0] == purpose]
        named = [row[0] for row in group if row[0] != "-"]
        if named != sorted(named) or len(named) != len(set(named)):
            complaints.append(f"app/packages: {purpose}: not sorted, or something stands twice")
    return complaints


def installs_what_is_missing():
    def check(manager, box):
        expected = names(manager, "run", "test")[1:]
        done = box.run("run", "test")
        if done.returncode != 0:
            return [f"exit code {done.returncode}: {done.stderr}"]
        if box.installed() != expected:
            return [f"installed {box.installed()}, expected {expected}"]
        return [] if expected[0] in done.stderr else ["does not say what it installs"]
    return in_box(check, there=lambda manager: names(manager, "run", "test")[:1])


def silent_when_all_is_there():
    def check(manager, box):
        done = box.run("run")
        return [f"{done.returncode} {done.stdout}{done.stderr}{box.installed()}"] * bool(
            done.returncode or done.stdout or done.stderr or box.installed())
    return in_box(check, there=lambda manager: names(manager, "run"), uid=1000)


def says_why_it_stops():
    def check(manager, box):
        (box.path / "broken").touch()
        done = box.run("run")
        telling = ["E: no network", "could not be installed", names(manager, "run")[0]]
        return [f"does not say {text!r}" for text in telling if text not in done.stderr] + (
            [] if done.returncode == 1 else [f"exit code {done.returncode}"])
    return in_box(check)


def says_the_command_to_who_may_not_install():
    def check(manager, box):
        done = box.run("run")
        telling = ["as root", "install" if manager != "pacman" else "pacman -S",
                   *names(manager, "run")]
        return [f"does not say {text!r}" for text in telling if text not in done.stderr] + (
            [] if done.returncode == 1 else [f"exit code {done.returncode}"])
    return in_box(check, uid=1000)


guard.main(
    packages__well_formed=well_formed,
    packages__installs_what_is_missing=installs_what_is_missing,
    packages__silent_when_all_is_there=silent_when_all_is_there,
    packages__says_why_it_stops=says_why_it_stops,
    packages__says_the_command=says_the_command_to_who_may_not_install,
)
