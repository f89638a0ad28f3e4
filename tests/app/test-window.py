# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""The main job in the real window: draw, undo, save, find a problem, create the database, walk from
record to record, export, close. Every step leaves a picture in RELATA_TEST_PICTURES, else in the
folder `pictures` of the build directory."""

import os
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
import time
import xml.etree.ElementTree

import desktop
from desktop import Failed, Window, wait

SOURCE = pathlib.Path(os.environ["RELATA_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["RELATA_BUILD_DIR"])
BINARY = BUILD / "app" / "relata"
PICTURES = pathlib.Path(os.environ.get("RELATA_TEST_PICTURES", BUILD / "pictures"))
CORPUS = pathlib.Path(os.environ.get("RELATA_CORPUS", SOURCE / ".." / "shared" / "corpus"))
SAMPLE = SOURCE / "data" / "samples" / "library.sql"

# As core/layout/relata-box.h has it: a header, a little room, then a row for each column.
HEADER, PADDING, ROW = 30, 4, 22
# Inside the handle that a column has at each end of its row.
HANDLE = 2

MUSIC = """\
-- relata: at 40,40
CREATE TABLE artists (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL
);

-- relata: at 400,40
CREATE TABLE albums (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  artist_id INTEGER NOT NULL
);

-- relata: at 400,300
CREATE TABLE tracks (
  id INTEGER PRIMARY KEY,
  album_id INTEGER REFERENCES albumz (id)
);
"""


class Skip(Exception):
    """Raised by a step that cannot run here; says why."""


class Scene:
    """One run of the program on files of its own; its steps follow one another."""

    environment = {}

    def __init__(self, directory):
        self.directory = directory
        self.program = self.window = self.canvas = None

    def open(self, path):
        self.program = desktop.Program(BINARY, path, **self.environment)
        return path

    def stop(self):
        if self.program is not None:
            self.program.stop()

    def show(self, title):
        self.window = Window(self.program, title)

    def picture(self, name):
        self.window.take_picture(PICTURES / f"{name}.png")

    def expect_tables(self, count):
        self.canvas = self.canvas or self.window.wait_for("Diagram of .*", "panel")

        def is_named():
            self.canvas.clear_cache()
            return desktop.get_name(self.canvas) == f"Diagram of {count} tables"

        wait(is_named, f"a diagram of {count} tables")

    def save(self, path, expected):
        """Saves by key, and waits until the file is as expected: text to find, or all the bytes."""
        self.window.press("ctrl+s")
        try:
            wait(lambda: expected == path.read_bytes() if isinstance(expected, bytes)
                 else expected in path.read_text(encoding="utf-8"), "the save")
        except Failed as error:
            found = path.read_text(encoding="utf-8")
            raise Failed(f"{error}: expected {expected!r}, found {found}") from None


class Library(Scene):
    """The sample, from the diagram to the database and back."""

    def start(self):
        self.sql = self.open(shutil.copy(SAMPLE, self.directory / "library.sql"))
        self.database = self.directory / "library.db"
        self.show(r"library\.sql")
        self.expect_tables(16)
        self.picture("design")

    def add_table(self):
        self.window.press("ctrl+t")
        self.expect_tables(17)
        self.window.wait_for("Name of the table", scope=self.canvas)
        self.window.press("ctrl+a")
        desktop.type_text("shelves")
        self.window.press("Return")
        self.window.wait_for("Table shelves, .*", "panel", self.canvas)
        self.picture("table")
        self.save(self.sql, "CREATE TABLE shelves (")

    def undo(self):
        self.window.press("ctrl+z", "ctrl+z")
        self.expect_tables(16)
        self.save(self.sql, SAMPLE.read_bytes())

    def create_database(self):
        self.window.press("ctrl+e")
        Window(self.program, "Create a Database").press("Return")
        wait(self.database.exists, "library.db")
        self.window.wait_for("Created library.db", "label", backwards=True)
        self.picture("created")
        with sqlite3.connect(self.database) as connection:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Failed("the database is not sound")
            self.author = connection.execute(
                "SELECT authors.name, count(*) FROM authors JOIN books ON author_id = authors.id "
                "WHERE authors.id = 1 GROUP BY authors.id").fetchone()
            self.book, genres = connection.execute(
                "SELECT title, group_concat(genres.name, '/') FROM books JOIN book_genres ON book_id = books.id "
                "JOIN genres ON genres.id = genre_id WHERE author_id = 1 "
                "GROUP BY books.id ORDER BY count(*) DESC LIMIT 1").fetchone()
            self.genres = sorted(genres.split("/"))

    def choose_author(self):
        self.window.press("alt+2")
        browser = self.window.wait_for("RelataBrowser", backwards=True)
        self.strip = self.window.wait_for("RelataPaneStrip", scope=browser, backwards=True)
        tables = self.window.wait_for("RelataTableList", scope=browser)
        self.window.click_on(self.window.wait_for("authors", "list item", tables))
        authors = self.wait_for_pane("authors")
        self.window.click_on(self.wait_for_cell(self.author[0], authors))
        self.window.wait_for(re.escape(f"books ({self.author[1]})"), "push button", authors,
                             backwards=True)
        self.window.wait_for("profile.*", "push button", authors, backwards=True)
        self.picture("data-author")

    def open_books(self):
        self.follow("authors", "books")
        books = self.wait_for_pane("books")
        self.window.click_on(self.wait_for_cell(self.book, books))
        self.window.wait_for(re.escape(f"genres ({len(self.genres)})"), "push button", books,
                             backwards=True)
        self.picture("data-books")

    def open_genres(self):
        self.follow("books", "genres")
        genres = self.wait_for_pane("genres")
        for name in self.genres:
            self.wait_for_cell(name, genres)
        self.picture("data-genres")

    def go_back(self):
        self.window.press("alt+Left")
        self.window.wait_until_gone("genres", "panel", self.strip)
        self.wait_for_pane("books")
        self.picture("data-back")

    def show_script(self):
        self.window.press("alt+3")
        view = self.window.wait_for("Script of the Design", "text", backwards=True)
        wait(lambda: desktop.get_text(view) == SAMPLE.read_text(encoding="utf-8"),
             "the script in the SQL view")
        self.picture("sql")

    def export_picture(self):
        self.window.press("alt+1", "F10")
        menu = self.window.wait_for("GtkPopoverMenu", "menu")
        desktop.activate(menu, "Export", "menu item")
        self.picture("menu")
        desktop.activate(menu, "Diagram as SVG…", "menu item")
        chooser = Window(self.program, "Export the Design")
        chooser.press("ctrl+a")
        path = self.directory / "elsewhere.svg"
        desktop.type_text(str(path))
        chooser.press("Return")
        wait(path.exists, "the picture of the diagram")
        chooser.wait_until_closed()
        if not xml.etree.ElementTree.parse(path).getroot().tag.endswith("}svg"):
            raise Failed("the exported picture is no SVG")

    def close(self):
        self.window.press("ctrl+t")
        self.expect_tables(17)
        self.window.wait_for("Name of the table", scope=self.canvas)
        self.window.press("Return")
        self.window.press("ctrl+w")
        dialog = Window(self.program, "Save Changes.*")
        self.picture("close")
        desktop.activate(dialog.accessible, "Cancel")
        dialog.wait_until_closed()
        self.expect_tables(17)
        self.window.press("ctrl+w")
        desktop.activate(self.program.wait_for_window("Save Changes.*"), "Discard")
        self.program.expect_exit(0)
        if self.sql.read_bytes() != SAMPLE.read_bytes():
            raise Failed("discarding changed the file")
        if self.program.complaints():
            raise Failed("\n".join(self.program.complaints()))

    def wait_for_pane(self, name):
        return self.window.wait_for(name, "panel", self.strip)

    def wait_for_cell(self, text, pane):
        records = self.window.wait_for("Records", scope=pane)
        return self.window.wait_for(re.escape(text), "label", records)

    def follow(self, pane, end):
        button = self.window.wait_for(rf"{end} \(.*\)", "push button", self.wait_for_pane(pane),
                                      backwards=True)
        self.window.click_on(button)

    steps = (start, add_table, undo, create_database, choose_author, open_books, open_genres,
             go_back, show_script, export_picture, close)


class Music(Scene):
    """A small script with a foreign key to nothing and one that is still to be drawn."""

    def start(self):
        self.sql = self.directory / "music.sql"
        self.sql.write_text(MUSIC, encoding="utf-8")
        self.open(self.sql)
        self.show(r"music\.sql")
        self.expect_tables(3)

    def find_problem(self):
        self.window.wait_for("1", "push button")
        self.window.press("F8")
        problems = self.window.wait_for("Problems of the Design", "list")
        self.window.wait_for(".*albumz.*", "label", problems)
        self.window.press("ctrl+period")
        inspector = self.window.wait_for("RelataInspector")
        self.window.wait_for("Relationship|Foreign Keys", "label", inspector)
        self.picture("problems")
        self.window.press("F8")

    def draw_foreign_key(self):
        child = self.get_place("albums")
        parent = self.get_place("artists")
        # They stand 360 apart in the script.
        zoom = (child[0] - parent[0]) / 360
        row = lambda column: (HEADER + PADDING + ROW * (column + 0.5)) * zoom  # noqa: E731
        start = self.window.to_screen(child[0] + HANDLE, child[1] + row(2))
        end = self.window.to_screen(parent[0] + parent[2] * zoom / 2, parent[1] + row(0))
        desktop.drag(start, end)
        self.picture("foreign-key")
        self.save(self.sql, "artist_id INTEGER NOT NULL REFERENCES artists(id)")

    def get_place(self, table):
        node = self.window.wait_for(f"Table {table}, .*", "panel", self.canvas)
        return desktop.get_extents(node)

    steps = (start, find_problem, draw_foreign_key)


class Dark(Scene):
    """The sample once more in the dark."""

    environment = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}

    def start(self):
        self.open(shutil.copy(SAMPLE, self.directory / "library.sql"))
        self.show(r"library\.sql")
        self.expect_tables(16)
        self.picture("dark-design")
        self.window.press("alt+3")
        self.window.wait_for("Script of the Design", "text", backwards=True)
        self.picture("dark-sql")

    steps = (start,)


class Refused(Scene):
    """A file that is neither a script nor a database."""

    def start(self):
        path = self.directory / "noise.db"
        path.write_bytes(bytes(range(256)) * 64)
        self.open(path)
        self.show("Relata")
        self.program.wait_for_window("Could Not Open the File")
        self.picture("refused")

    steps = (start,)


class Chinook(Scene):
    """A database of others."""

    def start(self):
        if not (CORPUS / "chinook.db").exists():
            raise Skip("no chinook.db in the corpus here")
        self.open(shutil.copy(CORPUS / "chinook.db", self.directory / "chinook.db"))
        self.show(r"chinook\.db")
        self.expect_tables(11)
        self.picture("chinook")

    steps = (start,)


def run_scene(scene, directory, number):
    """Runs the steps; those after a failed one fail as well."""
    directory.mkdir()
    running = scene(directory)
    broken = None
    for step in scene.steps:
        number += 1
        path = f"{number} /app/window/{scene.__name__.lower()}/{step.__name__.replace('_', '-')}"
        began = time.monotonic()
        try:
            if broken:
                raise Failed(f"not reached after {broken}")
            step(running)
            print(f"# {time.monotonic() - began:.1f} s")
            print(f"ok {path}", flush=True)
        except Skip as reason:
            print(f"ok {path} # SKIP {reason}", flush=True)
        except Exception as error:  # pylint: disable=broad-except
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            if not broken:
                desktop.take_picture(PICTURES / f"failed-{step.__name__}.png")
                for line in running.program.complaints() if running.program else ():
                    print(f"# {line}")
            print(f"not ok {path}", flush=True)
            broken = broken or step.__name__
    running.stop()
    return number


def main():
    reason = desktop.missing()
    if reason:
        print(f"1..1\nok 1 /app/window # SKIP {reason}")
        return
    desktop.enter()
    scenes = (Library, Music, Dark, Refused, Chinook)
    wanted = sys.argv[1:]
    scenes = [scene for scene in scenes if not wanted or scene.__name__.lower() in wanted]
    print(f"1..{sum(len(scene.steps) for scene in scenes)}")
    number = 0
    with tempfile.TemporaryDirectory(prefix="relata-window-") as name:
        for scene in scenes:
            number = run_scene(scene, pathlib.Path(name) / scene.__name__.lower(), number)


main()
