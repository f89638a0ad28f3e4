# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""What the guards share: the files of the tree and the TAP protocol.

A guard is a function that returns its complaints, one a line, each beginning with a path; an empty
list is a pass. It raises Skip where the machine lacks the tool it needs.
"""

import os
import pathlib
import re
import shutil

ROOT = pathlib.Path(os.environ.get("RELATA_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BUILD = pathlib.Path(os.environ.get("RELATA_BUILD_DIR", ROOT / "build-tests"))
FOLDERS = ("app", "core", "ui", "data", "tests")


class Skip(Exception):
    """Raised by a guard that cannot run here; says why."""


def sources(*suffixes, folders=FOLDERS):
    """The files of the tree with one of the suffixes, sorted."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    return sorted(path for path in found if path.is_file() and path.name.endswith(suffixes)
                  and "__pycache__" not in path.parts)


def relative(path):
    return path.relative_to(ROOT).as_posix()


def read(path):
    return path.read_text(encoding="utf-8")


def without_comments(text):
    """C without its comments; lines keep their numbers."""
    def blank(match):
        found = match.group(0)
        return found if found.startswith('"') else "\n" * found.count("\n")
    return re.sub(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*', blank, text, flags=re.S)


def numbered(path, pattern, text=None):
    """`path:line: line` for every line that matches."""
    lines = (read(path) if text is None else text).splitlines()
    return [f"{relative(path)}:{number}: {line.strip()}" for number, line in enumerate(lines, 1)
            if re.search(pattern, line)]


def tool(*names):
    """The first of the programs that is there."""
    for name in names:
        if shutil.which(name):
            return name
    raise Skip(f"no {' or '.join(names)} here")


def main(title="/guard", **guards):
    """Runs the guards, named by their keywords below the title, and prints TAP."""
    print(f"1..{len(guards)}")
    for number, (name, guard) in enumerate(guards.items(), 1):
        path = f"{number} {title}/{name.replace('__', '/').replace('_', '-')}"
        try:
            complaints = guard()
        except Skip as reason:
            print(f"ok {path} # SKIP {reason}", flush=True)
            continue
        for complaint in complaints:
            print(f"# {complaint}")
        print(f"{'not ok' if complaints else 'ok'} {path}", flush=True)
