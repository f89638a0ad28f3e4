# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""The work behind tests/run: configure, build, run the suites, count.

A pass is one run of some suites in one build directory under one locale. Every pass has a home,
XDG directories and a session bus of its own and, where a window is shown, an X server of its own.
The last line printed is the total over all passes, counted by subtest.
"""

import argparse
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEFAULT_SUITES = ["core", "ui", "app", "corpus", "guard"]
WITHOUT_DISPLAY = {"core", "corpus", "guard"}
SECOND_LOCALE = "pt_BR.UTF-8"
PRINTED_LINES = 60

EPILOG = """\
suites: core, ui, app, corpus, guard are run by default; slow, bench and formats by name.

  tests/run                      all of the default, core also under pt_BR.UTF-8
  tests/run core                 the engine alone, in seconds
  tests/run core ui -- job       of these suites only the test `job`
  tests/run core --sanitize      under AddressSanitizer and UndefinedBehaviorSanitizer
"""


class Tally:
    """Subtests counted over all passes."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, test):
        """Adds one program of meson's log; returns (passed, failed, skipped) of it."""
        found = re.findall(r"^\s*(not ok|ok)\b([^\n]*)$", test["stdout"] or "", re.M)
        failed = sum(1 for verdict, _ in found if verdict == "not ok")
        skipped = sum(1 for verdict, text in found if verdict == "ok" and "# SKIP" in text.upper())
        passed = len(found) - failed - skipped
        if test["result"] == "SKIP" and not found:
            skipped = 1
        elif test["result"] not in ("OK", "SKIP") and failed == 0:
            failed = 1
        self.passed += passed
        self.failed += failed
        self.skipped += skipped
        return passed, failed, skipped

    def __str__(self):
        line = f"{self.passed} passed, {self.failed} failed"
        return line + (f", {self.skipped} skipped" if self.skipped else "")


def say(text):
    print(text, flush=True)


def stop(reason):
    say(f"tests/run: {reason}")
    sys.exit(1)


def run_logged(command, log, what):
    """Runs a command with its output in a file, shown only when it fails."""
    with open(log, "w", encoding="utf-8") as out:
        code = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT).returncode
    if code != 0:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        telling = [line for line in lines if re.search(r"error|FAILED|undefined", line)]
        say("\n".join((telling or lines)[-PRINTED_LINES:]))
        stop(f"could not {what}; the whole story is in {log}")


def configure(build, sanitize):
    if (build / "build.ninja").exists():
        return
    say(f"configuring {build.name}")
    build.mkdir(exist_ok=True)
    options = ["--buildtype=debugoptimized", "-Dwerror=true"]
    if sanitize:
        options += ["-Db_sanitize=address,undefined", "-Db_lundef=false"]
    run_logged(["meson", "setup", *options, str(build), str(ROOT)],
               build / "configure.log", "configure")


def introspect(build, kind):
    with open(build / "meson-info" / f"intro-{kind}.json", encoding="utf-8") as file:
        return json.load(file)


def compile_suites(build, suites):
    """Builds what the suites need and no more. Returns those of them that have a test."""
    # Lets ninja bring the introspection up to date when a meson.build changed.
    run_logged(["ninja", "-C", str(build), "build.ninja"], build / "configure.log", "configure")
    tests = [(suite.split(":")[-1], test) for test in introspect(build, "tests")
             for suite in test["suite"]]
    known = {suite for suite, _ in tests}
    unknown = [suite for suite in suites if suite not in known and suite not in DEFAULT_SUITES]
    if unknown:
        stop(f"no suite {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    needed = {target for suite, test in tests if suite in suites for target in test["depends"]}
    files = [os.path.relpath(name, build) for target in introspect(build, "targets")
             if target["id"] in needed for name in target["filename"]]
    if files:
        run_logged(["ninja", "-C", str(build), *sorted(files)], build / "build.log", "build")
    return [suite for suite in suites if suite in known]


@contextlib.contextmanager
def x_server():
    """An X server of our own on a display number that it chooses; yields that number."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp",
         "-noreset"],
        pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        if not number:
            stop("Xvfb did not start")
        yield number
    finally:
        server.terminate()
        server.wait()


def ensure_locale(locale, build):
    """The LOCPATH under which the locale is found, or None for the system's own."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
    name, _, codeset = locale.partition(".")
    if f"{name}.{codeset.replace('-', '')}".lower() in listed.split():
        return None
    directory = build / "locales"
    if not (directory / locale).is_dir():
        directory.mkdir(exist_ok=True)
        run_logged(["localedef", "-i", name, "-f", codeset, str(directory / locale)],
                   build / "locale.log", f"make the locale {locale}")
    return str(directory)


def private_environment(directory, locale, locpath, sanitize):
    """What every test sees: nothing of the person who started it."""
    kept = {key: value for key, value in os.environ.items()
            if key in ("PATH", "USER", "LOGNAME", "RELATA_CORPUS", "CI", "TZ")}
    for name in ("home", "config", "data", "state", "cache", "runtime", "tmp"):
        (directory / name).mkdir(mode=0o700)
    # As the system's own: a test that plays another user reaches its files.
    directory.chmod(0o711)
    (directory / "tmp").chmod(0o1777)
    kept.update(
        HOME=str(directory / "home"),
        TMPDIR=str(directory / "tmp"),
        XDG_CONFIG_HOME=str(directory / "config"),
        XDG_DATA_HOME=str(directory / "data"),
        XDG_STATE_HOME=str(directory / "state"),
        XDG_CACHE_HOME=str(directory / "cache"),
        XDG_RUNTIME_DIR=str(directory / "runtime"),
        XDG_DATA_DIRS="/usr/local/share:/usr/share",
        LC_ALL=locale,
        NO_AT_BRIDGE="1",
    )
    if locpath:
        kept["LOCPATH"] = locpath
    if sanitize:
        suppressions = ROOT / "tests" / "support" / "leaks.supp"
        kept.update(
            ASAN_OPTIONS="detect_leaks=1:abort_on_error=1:strict_string_checks=1",
            LSAN_OPTIONS=f"suppressions={suppressions}:print_suppressions=0",
            UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1",
            G_SLICE="always-malloc",
        )
    return kept


def report(test):
    """The failing lines of a program first, then the end of what it said."""
    say(f"\n---- {test['name']}: {test['result']}, exit code {test['returncode']}")
    for stream in ("stdout", "stderr"):
        lines = (test.get(stream) or "").splitlines()
        lines = [line for line in lines if not re.match(r"\s*ok\b|# \S+-(DEBUG|INFO): ", line)]
        if lines:
            say("\n".join(lines[-PRINTED_LINES:]))


def read_log(build, logbase):
    path = build / "meson-logs" / f"{logbase}.json"
    if not path.exists():
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        return [json.loads(line) for line in file]


def run_pass(suites, tally, arguments, *, build, locale=None, sanitize=False):
    """Runs one pass and adds it to the tally."""
    configure(build, sanitize)
    suites = compile_suites(build, suites)
    if not suites:
        return
    logbase = "testlog" + (f"-{locale}" if locale else "")
    with contextlib.ExitStack() as stack:
        directory = pathlib.Path(tempfile.mkdtemp(prefix="relata-tests-"))
        stack.callback(shutil.rmtree, directory, ignore_errors=True)
        locpath = ensure_locale(locale, build) if locale else None
        environment = private_environment(directory, locale or "C.UTF-8", locpath, sanitize)
        if not WITHOUT_DISPLAY.issuperset(suites):
            environment["DISPLAY"] = ":" + stack.enter_context(x_server())
        said = meson_test(build, environment, logbase, suites, arguments, 4 if sanitize else 2)
        tests = read_log(build, logbase)
        leaks = [test for test in tests if sanitize and leaked(test)]
        if leaks:
            environment["ASAN_OPTIONS"] += ":fast_unwind_on_malloc=0"
            names = [test["name"].split(" / ")[-1] for test in leaks]
            meson_test(build, environment, logbase + "-stacks", suites, names, 8)
            again = read_log(build, logbase + "-stacks")
            tests = [test for test in tests if test not in leaks] + (again or leaks)
    if not tests:
        say(said)
        tally.failed += 1
        return
    summarize(tests, tally, locale, sanitize)


def meson_test(build, environment, logbase, suites, arguments, patience):
    """Runs the tests of the suites; returns what was said. The results are in the log."""
    command = ["dbus-run-session", "--", "meson", "test", "-C", str(build), "--no-rebuild",
               "--logbase", logbase, "--quiet", "--timeout-multiplier", str(patience)]
    for suite in suites:
        command += ["--suite", suite]
    (build / "meson-logs" / f"{logbase}.json").unlink(missing_ok=True)
    return subprocess.run([*command, *arguments], env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True).stdout


def leaked(test):
    """Whether leaks alone failed it. The quick stacks of the sanitizer end in the first library
    that keeps no frame pointers, so that leaks.supp may not match: such a program is run again with
    whole stacks, which takes ten times as long."""
    text = (test.get("stdout") or "") + (test.get("stderr") or "")
    return "LeakSanitizer: detected" in text and not re.search(r"^\s*not ok|Bail out!", text, re.M)


def summarize(tests, tally, locale, sanitize):
    """One line a suite, after the output of what failed."""
    by_suite = {}
    for test in tests:
        suite = test["name"].split(" / ")[0].split(":")[-1].split("+")[0]
        counts = tally.add(test)
        if test["result"] not in ("OK", "SKIP") or counts[1]:
            report(test)
        sums = by_suite.setdefault(suite, [0, 0, 0, 0.0])
        for i, count in enumerate((*counts, test["duration"])):
            sums[i] += count
        for path, why in re.findall(r"^\s*ok (?:\d+ )?(.*?)\s*# SKIP *(.*)$", test["stdout"] or "", re.M):
            say(f"skipped {path}: {why}")
    how = " ".join(filter(None, [locale, "with sanitizers" if sanitize else None]))
    for suite, (passed, failed, skipped, seconds) in by_suite.items():
        text = f"{suite:8} {passed:5} ok {failed:4} not ok {skipped:4} skipped {seconds:7.1f} s"
        say(f"{text}   {how}".rstrip())


def parse_arguments():
    own = sys.argv[1:]
    meson = []
    if "--" in own:
        cut = own.index("--")
        own, meson = own[:cut], own[cut + 1:]
    parser = argparse.ArgumentParser(
        prog="tests/run", epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Builds Relata and runs its tests without a display.")
    parser.add_argument("suites", nargs="*", metavar="SUITE")
    parser.add_argument("--locale", help="run under this locale, such as pt_BR.UTF-8")
    parser.add_argument("--sanitize", action="store_true",
                        help="run under the sanitizers instead; core alone unless suites are named")
    parser.add_argument("--with-sanitize", action="store_true",
                        help="besides, run core under the sanitizers")
    return parser.parse_args(own), meson


def main():
    options, arguments = parse_arguments()
    tally = Tally()
    tests = ROOT / "build-tests"
    sanitized = ROOT / "build-sanitize"
    if options.sanitize:
        run_pass(options.suites or ["core"], tally, arguments, build=sanitized,
                 locale=options.locale, sanitize=True)
    else:
        run_pass(options.suites or DEFAULT_SUITES, tally, arguments, build=tests,
                 locale=options.locale)
        if not options.suites and not options.locale:
            run_pass(["core"], tally, arguments, build=tests, locale=SECOND_LOCALE)
    if options.with_sanitize:
        run_pass(["core"], tally, arguments, build=sanitized, sanitize=True)
    if tally.passed + tally.failed + tally.skipped == 0:
        stop("no test was run")
    say(f"\n{tally}")
    sys.exit(0 if tally.failed == 0 else 1)


main()
