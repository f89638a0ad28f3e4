# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""The command line, as a shell meets it: help, every exit code, bad input, real databases."""

import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "guard"))
import guard  # noqa: E402

RELATA = guard.BUILD / "app" / "relata"
SAMPLE = guard.ROOT / "data" / "samples" / "library.sql"
CORPUS = pathlib.Path(os.environ.get("RELATA_CORPUS", guard.ROOT.parent / "shared" / "corpus"))
NAMES = ["chinook", "northwind", "sakila"]
NOBODY = 65534
SVG = "{http://www.w3.org/2000/svg}"

GOOD = """CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE books (
  id INTEGER PRIMARY KEY,
  author_id INTEGER NOT NULL REFERENCES authors (id)
);
CREATE INDEX books_by_author ON books (author_id);
"""
# The foreign key on line 4 leads to nothing.
BAD = GOOD.replace("REFERENCES authors", "REFERENCES writers")

ENVIRONMENT = {name: value for name, value in os.environ.items()
               if name not in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE", "NO_COLOR")}


class Done:
    """What a run left: exit code, standard output and error as text, output as bytes."""

    def __init__(self, code, out, err):
        self.code, self.bytes = code, out
        self.out, self.err = out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def relata(*arguments, given=None, user=None, **environment):
    done = subprocess.run([str(RELATA), *map(str, arguments)], capture_output=True, user=user,
                          stdin=subprocess.DEVNULL if given is None else None, input=given,
                          env=ENVIRONMENT | {"LC_ALL": "C.UTF-8"} | environment, timeout=60)
    return Done(done.returncode, done.stdout, done.stderr)


def expect(code, done, says="", out=""):
    """Complaints unless the exit code, a part of the message and all of the output are these."""
    complaints = []
    if done.code != code:
        complaints.append(f"exit code {done.code}, not {code}: {done.err.strip()}")
    if says not in done.err:
        complaints.append(f"“{says}” is not said: {done.err.strip()!r}")
    if out is not None and done.out != out:
        complaints.append(f"standard output is {done.out[:200]!r}")
    return complaints


def make(name, content):
    path = home / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def make_database(name, script=GOOD):
    path = home / name
    with sqlite3.connect(path) as connection:
        connection.executescript(script)
    connection.close()
    return path


def schema_of(path):
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    connection.close()
    return sorted(rows, key=repr)


def corpus(*suffixes):
    paths = [CORPUS / f"{name}.{suffix}" for name in NAMES for suffix in suffixes]
    if not paths[0].exists():
        raise guard.Skip("the corpus is not here")
    return paths


# Help

def verbs():
    return re.findall(r"^  ([a-z]+) {2,}", relata("--help").out.split("Verbs:")[1].split(
        "Options:")[0], re.M)


def golden_help():
    golden = guard.read(HERE / "cli-help.txt")
    return [] if relata("--help").out == golden else ["relata --help differs from cli-help.txt"]


def version():
    done = relata("--version")
    return [] if re.fullmatch(r"relata \d+\.\d+\.\d+\n", done.out) else [done.out]


def help_fits():
    complaints = []
    for verb in verbs():
        done = relata(verb, "--help")
        complaints += expect(0, done, out=None)
        complaints += [f"{verb}: wider than 80: {line}" for line in done.out.splitlines()
                       if len(line) > 80]
        complaints += [] if "Examples:" in done.out.split("\n\n")[1] else [f"{verb}: no examples"]
    return complaints


def options_of(text):
    return set(re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", text, re.M))


def lists_agree():
    """Help, man page and completion tell of the same verbs and options."""
    page = guard.read(guard.BUILD / "data" / "relata.1").replace("\\-", "-")
    completion = guard.read(guard.BUILD / "data" / "relata")
    complaints = []
    for verb in verbs():
        wanted = options_of(relata(verb, "--help").out.split("Options:")[1])
        section = re.search(rf"^\.SS relata {verb} (.*?)(?=^\.S[SH])", page, re.M | re.S).group(1)
        paged = set(re.findall(r"\\fB(--[a-z-]+)\\fR", section)) | {"--help"}
        words = set(re.search(rf"^    {verb}\) words='(.*)'", completion, re.M).group(1).split())
        complaints += [f"{verb}: {name}: {sorted(there ^ wanted)}"
                       for name, there in (("man page", paged), ("completion", words))
                       if there != wanted]
    exits = set(re.findall(r"^  (\d+) ", relata("--help").out, re.M))
    if set(re.findall(r"^\.B (\d+)$", page, re.M)) != exits:
        complaints.append("the man page has other exit codes")
    return complaints


def man_page_is_clean():
    guard.tool("man")
    done = subprocess.run(["man", "--warnings", "-l", str(guard.BUILD / "data" / "relata.1")],
                          capture_output=True, text=True, env=ENVIRONMENT | {"LC_ALL": "C.UTF-8"})
    return done.stderr.splitlines()


def completion_completes():
    script = guard.BUILD / "data" / "relata"

    def complete(*words):
        line = f"""source {script}; COMP_WORDS=({' '.join(f"'{word}'" for word in words)})
            COMP_CWORD={len(words) - 1}; _relata; printf '%s\\n' "${{COMPREPLY[@]}}" """
        return subprocess.run(["bash", "-c", line], capture_output=True, text=True,
                              cwd=home).stdout.split()
    cases = [(("relata", "chec"), ["check"]), (("relata", "check", "--sev"), ["--severity"]),
             (("relata", "check", "--severity", "w"), ["warning"]),
             (("relata", "export", "x.sql", "--format", "s"), ["sql", "svg"])]
    return [f"{words}: {complete(*words)}" for words, wanted in cases if complete(*words) != wanted]


# Exit codes

def nothing_found():
    return expect(0, relata("check", make("good.sql", GOOD)), "nothing was found")


def findings():
    path = make("bad.sql", BAD)
    done = relata("check", path)
    complaints = expect(1, done, "errors: 1", out=None)
    if not re.match(rf"{re.escape(str(path))}:4: error: books\.author_id: .* \[fk-[a-z-]+\]\n",
                    done.out):
        complaints.append(done.out)
    return complaints


def hints_do_not_fail():
    path = make("hint.sql", GOOD.split("CREATE INDEX")[0])
    done = relata("check", path)
    complaints = expect(0, done, "hints: 1", out=None)
    if ": hint: books.author_id: " not in done.out:
        complaints.append(done.out)
    complaints += expect(1, relata("check", "--severity", "hint", path), out=None)
    return complaints + expect(0, relata("check", "--severity=warning", path))


def usage():
    path = make("good.sql", GOOD)
    cases = [
        (("chekc", path), "Did you mean “check”?"),
        (("frobnicate",), "neither a file nor a verb"),
        (("--frobnicate",), "There is no option “--frobnicate”"),
        (("check",), "FILE is missing"),
        (("create", path), "DB is missing"),
        (("check", path, path), "is too much"),
        (("check", "--jsno", path), "Did you mean “--json”?"),
        (("check", "-x", path), "There is no option “-x”"),
        (("check", "--json=yes", path), "takes no value"),
        (("check", path, "--severity"), "needs a value"),
        (("check", path, "--severity", "bad"), "It can be: error, warning, hint"),
        (("export", path), "“--format” is missing"),
        (("export", path, "--format", "png", "--scale", "1,5"), "takes a number"),
        (("export", path, "--format", "png", "--scale", "0"), "takes a number"),
    ]
    return [f"{arguments[0]}: {complaint}" for arguments, says in cases
            for complaint in expect(2, relata(*arguments), says)]


def double_dash():
    path = make("-dash.sql", GOOD)
    done = subprocess.run([str(RELATA), "check", "--", path.name], cwd=home, capture_output=True)
    return [] if done.returncode == 0 else [done.stderr.decode()]


def refused_since_it_exists():
    target = make("there.db", "precious")
    complaints = expect(5, relata("create", make("good.sql", GOOD), target), "already")
    if target.read_text() != "precious":
        complaints.append("the file that was there is another now")
    complaints += expect(0, relata("create", "--force", home / "good.sql", target), "Created")
    if len(schema_of(target)) != 3:
        complaints.append("--force did not replace it")
    picture = make("there.svg", "precious")
    complaints += expect(5, relata("export", home / "good.sql", "-o", picture), "--force")
    if picture.read_text() != "precious":
        complaints.append("the picture that was there is another now")
    return complaints + expect(0, relata("export", home / "good.sql", "-o", picture, "--force"))


def input_is_not_overwritten():
    database = make_database("self.db")
    before = database.read_bytes()
    done = relata("export", database, "--format", "sql", "--output", database, "--force")
    return expect(5, done, "not overwritten") + (
        [] if database.read_bytes() == before else ["it was overwritten"])


def interrupted():
    process = subprocess.Popen([str(RELATA), "check", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # It reads by now: a pipe this long is emptied only by a reader.
    process.stdin.write(b"-- a comment\n" * 100_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    return expect(130, Done(process.returncode, out, err))


def locked():
    path = make_database("locked.db")
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sqlite3, sys\n"
         "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
         "connection.execute('BEGIN EXCLUSIVE')\nprint('held', flush=True)\nsys.stdin.read()",
         str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    holder.stdout.readline()
    try:
        return (expect(4, relata("check", path), "locked")
                + expect(4, relata("create", "--force", make("good.sql", GOOD), path), "locked"))
    finally:
        holder.communicate()


# Bad input

def refuses(*files):
    """check, export and inspect all refuse these (name, what is said) with 3 and no output."""
    complaints = []
    for path, says in files:
        for verb in (("check", path), ("export", path, "--format", "sql"), ("inspect", path)):
            complaints += [f"{verb[0]} {path}: {complaint}"
                           for complaint in expect(3, relata(*verb), says)]
    return complaints


def neither_database_nor_sql():
    return refuses((make("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "neither"),
                   (make("letter.txt", "Dear reader,\nthis is no SQL.\n"), "neither"),
                   (make("utf16.sql", GOOD.encode("utf-16")), "UTF-16"))


def missing_or_no_file():
    os.mkfifo(home / "fifo")
    return refuses((home / "missing.sql", "missing.sql"), (home, ""), (home / "fifo", ""),
                   (pathlib.Path("/dev/null/x.db"), ""))


def truncated():
    script = ("BEGIN; CREATE TABLE t (id INTEGER PRIMARY KEY, a);"
              + "INSERT INTO t (a) VALUES ('x');" * 5000 + "COMMIT;")
    whole = make_database("whole.db", script).read_bytes()
    return refuses((make("half.db", whole[:len(whole) // 2]), ""),
                   (make("page.db", whole[:1000]), ""))


def no_display():
    return expect(3, relata(make("good.sql", GOOD)), "no display") + expect(3, relata(), "--help")


def empty():
    """An empty file is an empty design, and an empty database."""
    return (expect(0, relata("check", make("empty.sql", "")), "nothing was found")
            + expect(0, relata("check", make("empty.db", "")), "nothing was found"))


def faulty_script():
    path = make("fault.sql", "CREATE TABLE a (id);\nCREATE TABLE b (id,\n  x TEXT TEXT DEFAULT,\n);")
    done = relata("check", path)
    complaints = expect(1, done, out=None)
    if f"{path}:3: error: " not in done.out:
        complaints.append(done.out)
    complaints += expect(3, relata("create", path, home / "fault.db"), "line 3")
    return complaints + (["a file was left"] if (home / "fault.db").exists() else [])


def violations():
    path = make("orphan.sql", GOOD + "INSERT INTO books VALUES (1, 7);\n")
    target = home / "orphan.db"
    complaints = expect(3, relata("create", path, target), "refers to a record that is not")
    if target.exists():
        complaints.append("a file was left")
    return complaints + expect(0, relata("create", "--allow-violations", path, target), "1 record")


def read_only_place():
    if os.geteuid() != 0 and not os.access("/proc", os.W_OK):
        user = None
    else:
        user = NOBODY
    place = home / "read-only"
    place.mkdir()
    database = make_database("read-only/shop.db")
    place.chmod(0o555)
    if user is not None and subprocess.run([str(RELATA), "--version"], user=user,
                                           capture_output=True).returncode != 0:
        raise guard.Skip("another user cannot run the program")
    script = make("good.sql", GOOD)
    return (expect(0, relata("check", database, user=user), "nothing")
            + expect(3, relata("create", script, place / "new.db", user=user), "new.db")
            + expect(3, relata("export", script, "-o", place / "new.svg", user=user), "new.svg")
            + [f"{path} was left" for path in place.iterdir() if path != database])


def full_output():
    if not os.path.exists("/dev/full"):
        raise guard.Skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([str(RELATA), "export", str(SAMPLE), "--format", "svg"], stdout=full,
                              stderr=subprocess.PIPE, env=ENVIRONMENT | {"LC_ALL": "C.UTF-8"})
    return expect(3, Done(done.returncode, b"", done.stderr), "standard output")


def closed_pipe():
    process = subprocess.Popen([str(RELATA), "export", str(SAMPLE), "--format", "svg"],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    err = process.stderr.read()
    return [] if process.wait() == -signal.SIGPIPE and err == b"" else [f"{process.returncode}"]


# Work

def standard_input():
    done = relata("check", "-", given=BAD.encode())
    complaints = expect(1, done, out=None) + ([] if done.out.startswith("-:4: ") else [done.out])
    done = relata("export", "-", "--format", "sql", "--output", "-", given=GOOD.encode())
    return complaints + expect(0, done, out=GOOD)


MESSY = "create  table a(id integer primary key,name text); -- people\nselect 1;\n"
TIDY = """CREATE TABLE a (
  id INTEGER PRIMARY KEY,
  name TEXT
); -- people
select 1;
"""


def fmt():
    path = make("messy.sql", MESSY)
    complaints = expect(0, relata("fmt", path), out=TIDY.replace("INTEGER", "integer").replace(
        "TEXT", "text"))
    complaints += expect(1, relata("fmt", "--check", path))
    complaints += expect(0, relata("fmt", "-i", path)) + expect(0, relata("fmt", "--check", path))
    complaints += expect(2, relata("fmt", "-i", "--check", path), "Only one")
    complaints += expect(2, relata("fmt", "-i", "-", given=b""), "Only one")
    database = make_database("fmt.db")
    before = database.read_bytes()
    complaints += expect(5, relata("fmt", "-i", database))
    return complaints + ([] if database.read_bytes() == before else ["the database is another"])


def fmt_makes_the_same():
    """SQLite makes of the new form what it made of the old one, as its PRAGMAs tell."""
    complaints = []
    for path in [*corpus("sql"), SAMPLE]:
        made = []
        done = relata("fmt", path)
        for script in (path.read_text(encoding="utf-8"), done.out):
            connection = sqlite3.connect(":memory:")
            connection.executescript(script)
            names = [row[0] for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
            made.append([connection.execute(f'PRAGMA {pragma}("{name}")').fetchall()
                         for name in names
                         for pragma in ("table_xinfo", "foreign_key_list", "index_list")])
            connection.close()
        complaints += [f"{path.name}: fmt made another schema"] if made[0] != made[1] else []
        complaints += expect(0, relata("fmt", "-", given=done.bytes), out=done.out)
    return complaints


def check_json():
    answer = json.loads(relata("check", "--json", make("bad.sql", BAD)).out)
    finding = answer["findings"][0]
    complaints = [] if (answer["format"], answer["version"], answer["errors"], answer["lossy"]) == (
        "relata-check", 1, 1, False) else [f"{answer}"]
    if (finding["object"], finding["place"], finding["line"], finding["severity"]) != (
            "books", "books.author_id", 4, "error"):
        complaints.append(f"{finding}")
    return complaints


def locale_independent():
    """Other numbers and words of the user's language change no data."""
    wanted = [relata("export", SAMPLE, "--format", name).bytes for name in ("svg", "png")]
    given = [relata("export", SAMPLE, "--format", name, LC_ALL="pt_BR.UTF-8").bytes
             for name in ("svg", "png")]
    inspected = [relata("inspect", "--json", SAMPLE, LC_ALL=name).bytes
                 for name in ("C.UTF-8", "pt_BR.UTF-8")]
    return ([] if wanted == given else ["a picture differs under pt_BR"]) + (
        [] if inspected[0] == inspected[1] else ["inspect differs under pt_BR"])


def no_color_without_terminal():
    done = relata("check", make("bad.sql", BAD), TERM="xterm-256color")
    return [] if "\033" not in done.out else ["escape sequences in a pipe"]


def library():
    """The sample as a database, made once, away from its design, so that ends are named by rule."""
    path = home / "library.db"
    if not path.exists():
        assert relata("create", "-q", SAMPLE, path).code == 0
    return path


def rows(done):
    return [line.split("\t") for line in done.out.splitlines()]


def show_record():
    lines = dict(rows(relata("show", library(), "authors", "1")))
    wanted = {"name": "Machado de Assis", "birth_year": "1839", ".books": "5",
              ".birth_place": "Rio de Janeiro",
              ".author_profile": "Joaquim Maria Machado de Assis"}
    return [f"{name}: {lines.get(name)!r}" for name in wanted if lines.get(name) != wanted[name]]


def show_path():
    """The rows are those that SQLite joins, and each once."""
    connection = sqlite3.connect(library())
    cases = [
        (("authors", "1", "books"), "SELECT title FROM books WHERE author_id = 1 ORDER BY id", 1),
        (("authors", "1", "books", "genres"),
         "SELECT DISTINCT g.name FROM books b JOIN book_genres x ON x.book_id = b.id"
         " JOIN genres g ON g.id = x.genre_id WHERE b.author_id = 1 ORDER BY g.id", 1),
        (("books", "1", "author", "birth_place"), "SELECT 'Rio de Janeiro'", 1),
    ]
    complaints = []
    for arguments, sql, column in cases:
        wanted = [row[0] for row in connection.execute(sql)]
        given = [row[column] for row in rows(relata("show", library(), *arguments))[1:]]
        complaints += [f"{arguments}: {given}"] if given != wanted else []
    connection.close()
    return complaints


def show_json():
    answer = json.loads(relata("show", "--json", library(), "authors", "1").out)
    ends = {end["name"]: (end["count"], end["key"], end["label"]) for end in answer["ends"]}
    record = answer["records"][0]
    complaints = [] if ends["books"] == (5, None, None) and ends["birth_place"] == (
        1, "1", "Rio de Janeiro") else [f"{ends}"]
    if (record["label"], record["values"]["birth_year"], record["labels"]["birth_place_id"]) != (
            "Machado de Assis", 1839, "Rio de Janeiro"):
        complaints.append(f"{record}")
    answer = json.loads(relata("show", "--json", "--limit", "2", library(), "authors", "1",
                               "books").out)
    if (len(answer["records"]), answer["more"], answer["ends"]) != (2, True, None):
        complaints.append(f"{answer}")
    return complaints


def show_values():
    path = make_database("values.db", "CREATE TABLE v (id INTEGER PRIMARY KEY, a, b, c, d, e);"
                         "INSERT INTO v VALUES (1, NULL, 1.5, 'x' || char(9) || char(10) || 'é',"
                         " x'00ff', CAST(x'41ff42' AS TEXT));")
    lines = dict(rows(relata("show", path, "v", "1", LC_ALL="pt_BR.UTF-8")))
    values = json.loads(relata("show", "--json", path, "v", "1").out)["records"][0]["values"]
    complaints = [] if (lines["a"], lines["b"], lines["c"], lines["e"]) == (
        "", "1.5", "x␉⏎é", "A\ufffdB") else [f"{lines}"]
    if values != {"id": 1, "a": None, "b": 1.5, "c": "x\t\né", "d": {"blob_bytes": 2},
                  "e": "A\ufffdB"}:
        complaints.append(f"{values}")
    return complaints


def show_refuses():
    cases = [(3, ("show", library(), "writers", "1"), "no table “writers”"),
             (3, ("show", library(), "authors", "999"), "999"),
             (3, ("show", library(), "authors", "1", "novels"), "it has: birth_place"),
             (3, ("show", SAMPLE, "authors", "1"), "is a design"),
             (2, ("show", library(), "authors"), "KEY is missing"),
             (2, ("show", library(), "authors", "1", "--limit", "0"), "takes a number")]
    return [f"{arguments[2:]}: {complaint}" for code, arguments, says in cases
            for complaint in expect(code, relata(*arguments), says)]


def show_on_terminal():
    """Aligned by cells, of which a wide character takes two, and cut to the width (80)."""
    path = make_database("wide.db", "CREATE TABLE p (id INTEGER PRIMARY KEY);"
                         "CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p, t, u);"
                         "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1, '日本', 'x'),"
                         f" (22, 1, 'ab', '{'long ' * 40}');")
    code, shown = on_terminal("show", path, "p", "1", "cs", NO_COLOR="1")
    lines = shown.decode().replace("\r", "").splitlines()
    complaints = [] if code == 0 else [f"exit code {code}"]
    if lines[2:4] != ["id  p  t     u", "──  ─  ────  " + "─" * 60] or lines[4] != (
            " 1  1  日本  x") or not re.fullmatch(r"22  1  ab    (long ){11}long…", lines[5]):
        complaints.append("\n# ".join(lines))
    return complaints


def on_terminal(*arguments, **environment):
    """Runs relata on a pseudo-terminal; returns its exit code and what it showed."""
    master, slave = os.openpty()
    done = subprocess.run([str(RELATA), *map(str, arguments)], stdout=slave,
                          stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                          env=ENVIRONMENT | {"LC_ALL": "C.UTF-8", "TERM": "xterm"} | environment)
    os.close(slave)
    shown = b""
    try:
        while block := os.read(master, 65536):
            shown += block
    except OSError:
        pass
    os.close(master)
    return done.returncode, shown


def color_on_terminal():
    path = make("bad.sql", BAD)
    cases = [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
    return [f"{environment}: colour is {not wanted}" for environment, wanted in cases
            if (b"\033[" in on_terminal("check", path, **environment)[1]) != wanted]


def no_png_on_terminal():
    code, shown = on_terminal("export", SAMPLE, "--format", "png")
    return [] if (code, shown) == (2, b"") else [f"exit code {code}, {shown[:40]}"]


# Real databases

def real_databases_run():
    complaints = []
    for path in corpus("db", "sql"):
        done = relata("check", path)
        if done.code not in (0, 1):
            complaints += expect(0, done)
        inspected = relata("inspect", "--json", path)
        complaints += expect(0, inspected, out=None)
        tables = {table["name"] for table in json.loads(inspected.out)["tables"]}
        svg = relata("export", path, "--format", "svg")
        texts = {text.text for text in xml.etree.ElementTree.fromstring(svg.out).iter(SVG + "text")}
        complaints += [f"{path.name}: {name} is not in the picture" for name in tables - texts]
        png = relata("export", path, "--format", "png", "--scale", "0.5")
        if not png.bytes.startswith(b"\x89PNG"):
            complaints += expect(0, png, out=None)
    return complaints


def scripts_come_back():
    return [f"{path.name}: export changed it" for path in [*corpus("sql"), SAMPLE]
            if relata("export", path, "--format", "sql").bytes != path.read_bytes()]


def schemas_come_back():
    """The script of a database makes the same sqlite_schema, by SQLite itself."""
    complaints = []
    for path in corpus("db"):
        copy = home / f"copy-{path.name}"
        connection = sqlite3.connect(copy)
        connection.executescript(relata("export", path, "--format", "sql").out)
        connection.close()
        if schema_of(copy) != schema_of(path):
            complaints.append(f"{path.name}: another schema")
    return complaints


def created_is_what_sqlite_makes():
    complaints = []
    for path in [*corpus("sql"), SAMPLE]:
        ours, theirs = home / f"ours-{path.stem}.db", home / f"theirs-{path.stem}.db"
        complaints += expect(0, relata("create", "-q", path, ours))
        connection = sqlite3.connect(theirs)
        connection.executescript(path.read_text(encoding="utf-8"))
        connection.close()
        if schema_of(ours) != schema_of(theirs):
            complaints.append(f"{path.name}: another schema")
    return complaints


def inspect_agrees_with_sqlite():
    """Columns, declared types and foreign keys as PRAGMA tells them."""
    complaints = []
    for path in corpus("db"):
        connection = sqlite3.connect(path)
        for table in json.loads(relata("inspect", "--json", path).out)["tables"]:
            quoted = '"' + table["name"].replace('"', '""') + '"'
            columns = [row[1:3] for row in connection.execute(f"PRAGMA table_xinfo({quoted})")]
            if columns != [(column["name"], column["type"]) for column in table["columns"]]:
                complaints.append(f"{path.name}: {table['name']}: other columns: {columns}")
            keys = {}
            for row in connection.execute(f"PRAGMA foreign_key_list({quoted})"):
                keys.setdefault(row[0], (row[2], row[5].lower(), row[6].lower(), []))[3].append(
                    (row[3], row[4]))
            ours = [(key["parent"], key["on_update"], key["on_delete"],
                     list(zip(key["columns"], key["parent_columns"] or [None] * len(key["columns"]))))
                    for key in table["foreign_keys"]]
            if sorted(keys.values(), key=repr) != sorted(ours, key=repr):
                complaints.append(f"{path.name}: {table['name']}: other foreign keys: {ours}")
        connection.close()
    return complaints


def inspect_names_ends():
    answer = json.loads(relata("inspect", "--json", SAMPLE).out)
    kinds = {relationship["kind"] for relationship in answer["relationships"]}
    authors = next(table for table in answer["tables"] if table["name"] == "authors")
    complaints = [] if kinds == {"many-to-one", "one-to-one", "many-to-many"} else [f"{kinds}"]
    if {"name": "books", "target": "books", "list": True, "optional": True} not in authors["ends"]:
        complaints.append(f"{authors['ends']}")
    genres = next(table for table in answer["tables"] if table["name"] == "book_genres")
    if (genres["association"], SAMPLE.read_text().splitlines()[genres["line"] - 1]) != (
            "pure", "CREATE TABLE book_genres ("):
        complaints.append(f"{genres['association']}, line {genres['line']}")
    return complaints


def inspect_nasty_names():
    path = make("nasty.sql", b'CREATE TABLE "a""b\\\n\xff<b>" (x DEFAULT \'\xfe\');')
    answer = json.loads(relata("inspect", "--json", path).out)
    table = answer["tables"][0]
    wanted = ('a"b\\\n\ufffd<b>', "'\ufffd'", True)
    given = (table["name"], table["columns"][0]["default"], answer["lossy"])
    return [] if given == wanted else [f"{given}"]


with tempfile.TemporaryDirectory(prefix="relata-cli-") as name:
    home = pathlib.Path(name)
    home.chmod(0o755)
    guard.main("/app/cli", **{f"{group}__{test.__name__}": test for group, tests in {
        "help": [golden_help, version, help_fits, lists_agree, man_page_is_clean,
                 completion_completes],
        "exit": [nothing_found, findings, hints_do_not_fail, usage, double_dash,
                 refused_since_it_exists, input_is_not_overwritten, interrupted, locked],
        "bad": [neither_database_nor_sql, missing_or_no_file, truncated, empty, no_display, faulty_script,
                violations, read_only_place, full_output, closed_pipe],
        "show": [show_record, show_path, show_json, show_values, show_refuses, show_on_terminal],
        "work": [standard_input, fmt, check_json, locale_independent, no_color_without_terminal,
                 color_on_terminal, no_png_on_terminal, inspect_names_ends, inspect_nasty_names],
        "corpus": [real_databases_run, scripts_come_back, schemas_come_back,
                   created_is_what_sqlite_makes, fmt_makes_the_same,
                   inspect_agrees_with_sqlite],
    }.items() for test in tests})
