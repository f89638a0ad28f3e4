# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""Dependencies run one way: app -> ui -> core, and inside core as CORE says; every header compiles
alone."""

import concurrent.futures
import hashlib
import os
import pathlib
import re
import shlex
import subprocess

import guard

# A folder of core and those it may include beside itself and base.
CORE = {
    "base": set(),
    "sql": set(),
    "sqlite": {"sql"},
    "schema": {"sql"},
    "layout": {"sql", "schema"},
    "check": {"sql", "schema", "sqlite"},
    "migrate": {"sql", "schema", "sqlite"},
    "browse": {"sql", "schema", "sqlite"},
    "export": {"sql", "schema", "layout"},
    "design": {"sql", "schema", "sqlite", "layout", "check", "migrate", "browse", "export"},
}
TOOLKIT = r"<(gtk|gdk|adwaita|gtksourceview)"


def includes(path):
    """(line number, what is included with its quotes) of a file."""
    for number, line in enumerate(guard.read(path).splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*(["<].*[">])', line)
        if match:
            yield number, match.group(1)


def complain(path, number, what, why):
    return f"{guard.relative(path)}:{number}: includes {what}: {why}"


def names_of(folder):
    return {path.relative_to(guard.ROOT / folder).as_posix()
            for path in guard.sources(".h", folders=[folder])}


def core_knows_no_toolkit():
    return [complain(path, number, what, "core does not know the toolkit")
            for path in guard.sources(".c", ".h", folders=["core"])
            for number, what in includes(path) if re.match(TOOLKIT, what)]


def lower_never_includes_upper():
    app, ui, core = names_of("app"), names_of("ui"), names_of("core")
    complaints = []
    for folder, uppers in (("core", (ui - core, app - core)), ("ui", (app - ui - core,))):
        forbidden = set().union(*uppers)
        complaints += [complain(path, number, what, f"{folder} does not know what stands above it")
                       for path in guard.sources(".c", ".h", folders=[folder])
                       for number, what in includes(path) if what.strip('"<>') in forbidden]
    return complaints


def core_folders_keep_their_order():
    complaints = []
    for path in guard.sources(".c", ".h", folders=["core"]):
        own = path.relative_to(guard.ROOT / "core").parts[0]
        if own not in CORE:
            complaints.append(f"{guard.relative(path)}: a folder that test-includes.py does not know")
            continue
        allowed = CORE[own] | {own, "base"}
        for number, what in includes(path):
            folder = what.strip('"<>').split("/")[0]
            if what.startswith('"') and folder in CORE and folder not in allowed:
                complaints.append(complain(path, number, what,
                                           f"{own} may include {', '.join(sorted(allowed))}"))
    return complaints


def config_stands_first():
    """config.h before all else, so that no system header is read without it."""
    complaints = []
    for path in guard.sources(".c"):
        first = next(includes(path), None)
        if first and first[1] != '"config.h"':
            complaints.append(complain(path, *first, 'the first is to be "config.h"'))
    return complaints


def compiler_flags(modules, *folders):
    done = subprocess.run(["pkg-config", "--cflags", *modules], capture_output=True, text=True,
                          check=True)
    flags = shlex.split(done.stdout) + [f"-I{guard.BUILD}", f"-I{guard.ROOT}"]
    for folder in folders:
        flags += [f"-I{guard.ROOT / folder}", f"-I{guard.BUILD / folder}"]
    return flags


def compile_alone(job):
    path, flags = job
    compiler = shlex.split(os.environ.get("CC", "cc"))
    command = [*compiler, "-std=gnu11", "-fsyntax-only", "-Wall", "-Werror", *flags, "-xc", "-"]
    done = subprocess.run(command, input=f'#include "{path}"\n', capture_output=True, text=True)
    if done.returncode == 0:
        return []
    told = [line for line in done.stderr.splitlines() if "error" in line or "warning" in line]
    return [f"{guard.relative(path)}: does not compile alone: {told[0] if told else done.stderr}"]


def with_included(path, flags, seen):
    """Adds to seen the header and the headers of the tree that it includes, at any depth."""
    if path in seen:
        return
    seen.add(path)
    folders = [path.parent] + [pathlib.Path(flag[2:]) for flag in flags if flag.startswith("-I")]
    for _, what in includes(path):
        found = [folder / what.strip('"') for folder in folders if what.startswith('"')]
        inside = [name for name in found if name.is_file() and guard.ROOT in name.parents]
        if inside:
            with_included(inside[0], flags, seen)


def fingerprint(job):
    """Changes when the header, one that it includes, or the way it is compiled does."""
    path, flags = job
    seen = set()
    with_included(path, flags, seen)
    digest = hashlib.sha256(repr(flags).encode())
    for name in sorted(seen):
        digest.update(str(name).encode() + b"\0" + name.read_bytes())
    return digest.hexdigest()


def headers_compile_alone():
    """Those that passed once are known by their fingerprint, and not compiled again."""
    guard.tool("cc", "gcc")
    core = compiler_flags(["gio-unix-2.0", "sqlite3", "pangocairo"], "core")
    modules = ["gtk4", "libadwaita-1", "gtksourceview-5", "gio-unix-2.0", "sqlite3"]
    jobs = [(path, core) for path in guard.sources(".h", folders=["core"])]
    for folder, others in (("ui", ["core"]), ("app", ["core", "ui"]), ("tests", ["core", "ui"])):
        flags = compiler_flags(modules, folder, *others)
        jobs += [(path, flags) for path in guard.sources(".h", folders=[folder])]
    memory = guard.BUILD / "headers-compiled"
    known = set(guard.read(memory).split()) if memory.exists() else set()
    prints = {job[0]: fingerprint(job) for job in jobs}
    due = [job for job in jobs if prints[job[0]] not in known]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip((path for path, _ in due), pool.map(compile_alone, due)))
    passed = [prints[path] for path in prints if not results.get(path)]
    memory.write_text("\n".join(passed) + "\n", encoding="utf-8")
    return [line for lines in results.values() for line in lines]


guard.main(
    includes__no_toolkit_in_core=core_knows_no_toolkit,
    includes__one_direction=lower_never_includes_upper,
    includes__order_inside_core=core_folders_keep_their_order,
    includes__config_first=config_stands_first,
    includes__headers_compile_alone=headers_compile_alone,
)
