# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""A desktop of our own, to drive the built program on as a person does.

It has an X server, a window manager, a session bus with its accessibility bus, and directories that
are nobody's. The pointer and the keys are those of xdotool; what is on the screen is read through
AT-SPI, as a screen reader does. Waiting is for a condition, and bounded.
"""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

SYSTEM_PYTHON = "/usr/bin/python3"
INSIDE = "RELATA_TEST_DESKTOP"
OUTPUT = "RELATA_TEST_OUTPUT"
PATIENCE = 20.0
POLL = 0.05
LONG = 2.0
# Many nodes, each of which takes some messages to be read: looked into only when named as scope.
LARGE = {"Outline of the Design", "Records", "RelataInspector", "RelataStartPage"}
SCREEN = (1600, 1000)
# Without animations and a blinking cursor two pictures of one state are the same.
SETTINGS = """\
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=0
gtk-cursor-blink=0
"""

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    # The bindings belong to the system's own Python, which need not be the first in the path.
    Atspi = GLib = None
    if sys.executable != SYSTEM_PYTHON and os.access(SYSTEM_PYTHON, os.X_OK):
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])


class Failed(Exception):
    """What a person would have seen did not come about."""


def missing():
    """What this machine lacks, as a reason to skip; None if nothing."""
    if Atspi is None:
        return "no Python bindings of AT-SPI (gir1.2-atspi-2.0) here"
    lacking = [name for name in ("Xvfb", "xdotool", "openbox", "dbus-run-session")
               if not shutil.which(name)]
    return f"no {', '.join(lacking)} here" if lacking else None


def wait(condition, what, seconds=PATIENCE):
    """Waits until the condition holds, and returns its value."""
    began = time.monotonic()
    while True:
        value = condition()
        waited = time.monotonic() - began
        if value:
            if waited > LONG:
                print(f"# {waited:.1f} s for {what}")
            return value
        if waited > seconds:
            raise Failed(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(POLL)


# The desktop


def enter():
    """Runs this script again on a desktop of its own, and ends with its exit code; on that desktop
    it returns at once."""
    if INSIDE in os.environ:
        os.dup2(int(os.environ[OUTPUT]), sys.stdout.fileno())
        return
    # What the programs of the bus say of themselves is no result of a test.
    output = os.dup(sys.stdout.fileno())
    with tempfile.TemporaryDirectory(prefix="relata-desktop-") as name, x_server() as display:
        environment = private_environment(pathlib.Path(name))
        environment.update({"DISPLAY": display, INSIDE: name, OUTPUT: str(output)})
        with subprocess.Popen(["openbox", "--sm-disable"], env=environment, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as manager:
            code = subprocess.run(["dbus-run-session", "--", sys.executable, *sys.argv],
                                  env=environment, stdout=subprocess.DEVNULL,
                                  pass_fds=[output]).returncode
            manager.terminate()
    sys.exit(code)


@contextlib.contextmanager
def x_server():
    """Of our own even if there is one: the accessibility bus leaves its address on the screen."""
    reader, writer = os.pipe()
    with subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0",
                           f"{SCREEN[0]}x{SCREEN[1]}x24", "-nolisten", "tcp", "-noreset"],
                          pass_fds=[writer], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        with os.fdopen(reader, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def private_environment(directory):
    environment = dict(os.environ)
    for variable, name in {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data",
                           "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache",
                           "XDG_RUNTIME_DIR": "runtime"}.items():
        (directory / name).mkdir(mode=0o700)
        environment[variable] = str(directory / name)
    settings = directory / "config" / "gtk-4.0" / "settings.ini"
    settings.parent.mkdir()
    settings.write_text(SETTINGS, encoding="utf-8")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "GTK_A11Y", "AT_SPI_BUS_ADDRESS"):
        environment.pop(name, None)
    places = [*environment.get("XDG_DATA_DIRS", "").split(":"), "/usr/local/share", "/usr/share"]
    environment["XDG_DATA_DIRS"] = ":".join(dict.fromkeys(filter(None, places)))
    environment.update(GDK_BACKEND="x11", GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
                       GTK_A11Y="atspi", LC_ALL="C.UTF-8", LANGUAGE="en")
    return environment


# Pointer, keys and pictures


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *map(str, arguments)], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def press(*keys):
    """Presses keys as xdotool names them: "ctrl+s", "Return"."""
    xdotool("key", "--delay", 30, *keys)


def type_text(text):
    xdotool("type", "--delay", 12, text)


def get_geometry(window):
    """The place and size of an X window on the screen."""
    said = dict(line.split("=") for line in
                xdotool("getwindowgeometry", "--shell", window).splitlines())
    return tuple(int(said[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))


def click(x, y):
    xdotool("mousemove", round(x), round(y), "click", 1)


def drag(start, end, steps=8):
    """Drags with the first button, over so many points on the way."""
    xdotool("mousemove", round(start[0]), round(start[1]))
    moves = [("mousemove", round(start[0] + (end[0] - start[0]) * i / steps),
              round(start[1] + (end[1] - start[1]) * i / steps)) for i in range(1, steps + 1)]
    xdotool("mousedown", 1)
    for move in moves:
        xdotool(*move)
    xdotool("mouseup", 1)


def take_picture(path, geometry=(0, 0, *SCREEN)):
    """Takes a picture of a part of the screen once two in a row are the same."""
    if not shutil.which("import"):
        return
    x, y, width, height = geometry
    command = ["import", "-silent", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}",
               "+repage"]
    before = None
    for _ in range(8):
        now = subprocess.run([*command, "ppm:-"], capture_output=True).stdout
        if now == before:
            break
        before = now
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([*command, str(path)], check=True)


# What is on the screen


def walk(node, backwards=False):
    """The node and all below it but LARGE ones, in order, each with its name; what goes away
    meanwhile is left out."""
    with contextlib.suppress(GLib.Error):
        yield node, node.get_name()
        order = range(node.get_child_count())
        for i in reversed(order) if backwards else order:
            child = node.get_child_at_index(i)
            if child is None:
                continue
            if child.get_name() in LARGE:
                yield child, child.get_name()
            else:
                yield from walk(child, backwards)


def get_name(node):
    """Its name, of several of which the last is the text that is shown."""
    try:
        return node.get_name()
    except GLib.Error:
        return ""


def get_extents(node):
    """Where it is in the contents of its window; None for what has no place."""
    try:
        found = node.get_extents(Atspi.CoordType.WINDOW)
    except GLib.Error:
        return None
    return (found.x, found.y, found.width, found.height) if found.width > 0 else None


def find(scope, name, role=None, backwards=False):
    """The first node in sight with the name (a pattern for all of it) and the role, or None."""
    scope.clear_cache()
    for node, found in walk(scope, backwards):
        with contextlib.suppress(GLib.Error):
            if (re.fullmatch(name, found) and role in (None, node.get_role_name())
                    and get_extents(node)):
                return node
    return None


def get_text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Program:
    """The built program, with its windows."""

    def __init__(self, binary, *arguments, **environment):
        self.errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen([str(binary), *map(str, arguments)], stderr=self.errors,
                                        env=os.environ | environment)
        self.application = wait(self._find_application, "the program on the accessibility bus")

    def _find_application(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended: {self.complaints()}")
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        with contextlib.suppress(GLib.Error):
            for i in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(i)
                if child is not None and child.get_process_id() == self.process.pid:
                    return child
        return None

    def complaints(self):
        """The lines of warnings that it said, and how it ended if that was not by itself."""
        self.errors.seek(0)
        lines = [line.strip() for line in self.errors if re.search(r"WARNING|CRITICAL|ERROR", line)]
        return lines + ([f"ended with {self.process.returncode}"] if self.process.poll() else [])

    def find_window(self, title):
        """The accessible of a window whose title matches, or None."""
        self.application.clear_cache()
        with contextlib.suppress(GLib.Error):
            for i in range(self.application.get_child_count()):
                window = self.application.get_child_at_index(i)
                if window is not None and re.fullmatch(title, get_name(window)):
                    return window
        return None

    def wait_for_window(self, title):
        return wait(lambda: self.find_window(title), f"a window with the title {title}")

    def expect_exit(self, code=0):
        wait(lambda: self.process.poll() is not None, "the end of the program")
        if self.process.returncode != code:
            raise Failed(f"exit code {self.process.returncode}, expected {code}: "
                         f"{self.complaints()}")

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.errors.close()


class Window:
    """A window of the program: its X window and its accessible, which have one size less the frame
    that GTK draws where nothing composites."""

    def __init__(self, program, title):
        self.program = program
        self.title = title
        self.accessible = program.wait_for_window(title)
        self.x_window = wait(lambda: xdotool("search", "--onlyvisible", "--name",
                                             f"^{title}$").split("\n")[-1], f"{title} on the screen")
        wait(self._is_laid_out, f"{title} to be laid out")

    def _is_laid_out(self):
        return get_extents(self.accessible) is not None

    def get_origin(self):
        """Where the contents begin on the screen."""
        x, y, width, height = get_geometry(self.x_window)
        inner = get_extents(self.accessible)
        return x + (width - inner[2]) / 2, y + (height - inner[3]) / 2

    def to_screen(self, x, y):
        origin = self.get_origin()
        return origin[0] + x, origin[1] + y

    def press(self, *keys):
        """Presses keys once the window has the focus."""
        wait(lambda: xdotool("getactivewindow") == self.x_window, "the focus")
        press(*keys)

    def wait_for(self, name, role=None, scope=None, backwards=False):
        return wait(lambda: find(scope or self.accessible, name, role, backwards=backwards),
                    f"{role or 'something'} {name}")

    def wait_until_gone(self, name, role=None, scope=None):
        wait(lambda: find(scope or self.accessible, name, role) is None, f"{name} to go")

    def wait_until_closed(self):
        wait(lambda: not xdotool("search", "--onlyvisible", "--name", f"^{self.title}$"),
             f"{self.title} to close")

    def click_on(self, node):
        """Clicks in the middle of it, once it has come to rest."""
        seen = []

        def rests():
            seen.append(get_extents(node))
            return len(seen) > 1 and seen[-1] is not None and seen[-1] == seen[-2]

        wait(rests, f"{get_name(node)} to come to rest")
        x, y, width, height = seen[-1]
        click(*self.to_screen(x + width / 2, y + height / 2))

    def take_picture(self, path):
        take_picture(path, get_geometry(self.x_window))


def activate(scope, label, role="push button"):
    """Activates a button or a menu's item by what stands on it, as assistive technology does."""
    def find_button():
        scope.clear_cache()
        for node, name in walk(scope):
            with contextlib.suppress(GLib.Error):
                if node.get_role_name() == role and (
                        name == label or find(node, re.escape(label), "label")):
                    return node
        return None

    button = wait(find_button, f"the {role} {label}")
    if not Atspi.Action.do_action(button, 0):
        raise Failed(f"the {role} {label} could not be activated")
