# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""The form of the code: clang-format 14, sizes, the licence at the top, nothing unfinished, nothing
that a stranger's database could crash, no test without an assertion."""

import concurrent.futures
import os
import re
import subprocess

import guard

FILE_LINES = 800
FUNCTION_LINES = 100
# A licence line within this many lines from the top, past a shebang or an XML declaration.
LICENCE_LINES = 6

UNFINISHED = r"(?i)\b(TODO|FIXME|XXX|HACK|not (yet )?implemented|placeholder|stub|for now)\b"
# The toolkit's own words for the grey text of an entry and for a drop target.
NOT_UNFINISHED = (r"(?i)placeholder[-_](text|attributes)|\"placeholder|:placeholder|"
                  r"drop_placeholder")
ASSERTS = r"g_assert|g_test_fail|gtk_test_accessible_assert|LLVMFuzzerTestOneInput"


def clang_format():
    name = guard.tool("clang-format-14", "clang-format")
    version = subprocess.run([name, "--version"], capture_output=True, text=True).stdout
    if not re.search(r"version 14\.", version):
        raise guard.Skip(f"clang-format 14 judges, and here is only {version.strip()}")
    return name


def format_batch(job):
    program, paths = job
    done = subprocess.run([program, "--dry-run", *map(str, paths)], capture_output=True, text=True)
    return {line.split(":")[0] for line in done.stderr.splitlines() if ": warning:" in line}


def formatted():
    program = clang_format()
    paths = guard.sources(".c", ".h")
    count = os.cpu_count() or 1
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        jobs = [(program, paths[i::count]) for i in range(count) if paths[i::count]]
        wrong = set().union(*pool.map(format_batch, jobs))
    return [f"{os.path.relpath(path, guard.ROOT)}: clang-format -i is due" for path in sorted(wrong)]


def file_sizes():
    complaints = []
    for path in guard.sources(".c", ".h", ".py", ".ui", ".css"):
        lines = guard.read(path).count("\n")
        if lines > FILE_LINES:
            complaints.append(f"{guard.relative(path)}: {lines} lines, {FILE_LINES} at most")
    return complaints


def function_sizes():
    """A class_init is a table of properties and signals, so it may be longer."""
    program = guard.tool("ctags")
    paths = guard.sources(".c", ".h", folders=["app", "core", "ui", "tests"])
    done = subprocess.run(
        [program, "-x", "--_xformat=%{end} %n %N %F", "--kinds-C=f", "--fields=+ne", *map(str, paths)],
        capture_output=True, text=True)
    if done.returncode != 0:
        raise guard.Skip("this ctags is not universal-ctags")
    complaints = []
    for line in done.stdout.splitlines():
        end, start, name, path = line.split(" ", 3)
        length = int(end) - int(start) + 1 if end.isdigit() else 0
        if length > FUNCTION_LINES and not name.endswith("_class_init"):
            complaints.append(f"{os.path.relpath(path, guard.ROOT)}:{start}: {name} has {length} "
                              f"lines, {FUNCTION_LINES} at most")
    return complaints


def licensed():
    scripts = [guard.ROOT / name for name in
               ("app/run", "app/install-packages", "tests/run", ".ci/run")]
    complaints = []
    for path in scripts + guard.sources(".c", ".h", ".py", ".ui", ".css", ".xml", ".svg", ".desktop.in",
                                        ".xml.in"):
        top = "\n".join(guard.read(path).splitlines()[:LICENCE_LINES])
        if not ("SPDX-FileCopyrightText:" in top and "SPDX-License-Identifier: MIT" in top):
            complaints.append(f"{guard.relative(path)}: the two SPDX lines are not at the top")
    return complaints


def finished():
    own = guard.ROOT / "tests" / "guard"
    paths = [path for path in guard.sources(".c", ".h", ".ui", ".md", ".build", ".py", ".css", "run")
             if own not in path.parents] + sorted(guard.ROOT.glob("*.md"))
    return [line for path in paths for line in guard.numbered(path, UNFINISHED)
            if not re.search(NOT_UNFINISHED, line)]


def no_dangerous_pragma():
    """A file of chained views crashes SQLite 3.40.1 in these two."""
    return [line for path in guard.sources(".c", ".h", folders=["core"])
            for line in guard.numbered(path, r"(?i)table_list|table_xinfo",
                                       guard.without_comments(guard.read(path)))]


def tests_assert():
    return [f"{guard.relative(path)}: a test that asserts nothing"
            for path in guard.sources(".c", folders=["tests"])
            if path.name.startswith("test-") and not re.search(ASSERTS, guard.read(path))]


def tests_registered():
    """A test that no meson.build names is never run."""
    complaints = []
    for path in guard.sources(".c", ".py", folders=["tests"]):
        if not path.name.startswith("test-"):
            continue
        name = path.stem.removeprefix("test-")
        builds = [folder / "meson.build" for folder in path.parents if folder != guard.ROOT.parent]
        text = "".join(guard.read(build) for build in builds if build.is_file())
        if not re.search(rf"'(test-)?{re.escape(name)}(\.c|\.py)?'", text):
            complaints.append(f"{guard.relative(path)}: stands in no meson.build")
    return complaints


guard.main(
    form__clang_format=formatted,
    form__file_sizes=file_sizes,
    form__function_sizes=function_sizes,
    form__licence=licensed,
    form__finished=finished,
    form__no_dangerous_pragma=no_dangerous_pragma,
    form__tests_assert=tests_assert,
    form__tests_registered=tests_registered,
)
