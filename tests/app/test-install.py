# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""What `meson install` lays down is complete, is valid by the validators of the desktop, and runs."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "guard"))
import guard  # noqa: E402

ID = "app.relata.Relata"
SHARE = "share"
INSTALLED = [
    "bin/relata",
    "share/bash-completion/completions/relata",
    f"share/applications/{ID}.desktop",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    f"share/licenses/{ID}/LICENSE",
    "share/locale/pt_BR/LC_MESSAGES/relata.mo",
    "share/man/man1/relata.1",
    f"share/metainfo/{ID}.metainfo.xml",
    "share/relata/samples/library.sql",
]


def run(*command, **environment):
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          env=os.environ | environment)


def install(directory):
    """Installs below the directory; returns the prefix in it."""
    done = run("meson", "install", "-C", str(guard.BUILD), "--no-rebuild", "--destdir",
               str(directory))
    if done.returncode != 0:
        sys.exit(f"Bail out! meson install: {done.stdout}{done.stderr}")
    return next(directory.rglob("bin/relata")).parents[1]


def said(done):
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines() or ["failed"]


def complete():
    there = {path.relative_to(prefix).as_posix() for path in prefix.rglob("*") if path.is_file()}
    return ([f"{name}: is not installed" for name in INSTALLED if name not in there]
            + [f"{name}: is a file of the tests or of the build" for name in there
               if re.search(r"test|\.(a|h|o|pc)$", name)])


def desktop_file():
    guard.tool("desktop-file-validate")
    path = prefix / SHARE / "applications" / f"{ID}.desktop"
    missing = [] if "Comment[pt_BR]=" in guard.read(path) else ["no Brazilian Portuguese in it"]
    return said(run("desktop-file-validate", str(path))) + missing


def metainfo():
    guard.tool("appstreamcli")
    path = prefix / SHARE / "metainfo" / f"{ID}.metainfo.xml"
    done = run("appstreamcli", "validate", "--no-net", "--no-color", str(path), LC_ALL="C.UTF-8")
    warned = [line for line in done.stdout.splitlines() if re.match(r"\s*[WE]:", line)]
    return said(done) + warned


def metainfo_is_of_this_version():
    tree = xml.etree.ElementTree.parse(prefix / SHARE / "metainfo" / f"{ID}.metainfo.xml")
    version = re.search(r"version: '([^']+)'", guard.read(guard.ROOT / "meson.build")).group(1)
    newest = tree.find("releases/release")
    complaints = []
    if newest.get("version") != version:
        complaints.append(f"the newest release is {newest.get('version')}, meson.build: {version}")
    if tree.findtext("id") != ID or tree.findtext("launchable") != f"{ID}.desktop":
        complaints.append("the id is not that of the application")
    for tag, longest in (("name", 20), ("summary", 35)):
        if len(tree.findtext(tag)) > longest:
            complaints.append(f"<{tag}> is longer than {longest} characters")
    if any(release.find("description") is None for release in tree.iter("release")):
        complaints.append("a release without notes")
    return complaints


def settings():
    guard.tool("glib-compile-schemas")
    directory = prefix / SHARE / "glib-2.0" / "schemas"
    return said(run("glib-compile-schemas", "--strict", "--dry-run", str(directory)))


def icons():
    complaints = []
    for path in (prefix / SHARE / "icons").rglob("*.svg"):
        root = xml.etree.ElementTree.parse(path).getroot()
        if root.get("width") != root.get("height"):
            complaints.append(f"{path.name}: is not square")
    return complaints


def program():
    """The installed program starts, and speaks the user's language."""
    relata = str(prefix / "bin" / "relata")
    done = run(relata, "--version")
    if done.returncode != 0 or not re.fullmatch(r"relata \d+\.\d+\.\d+\n", done.stdout):
        return [f"relata --version: exit code {done.returncode}, {done.stdout!r}"]
    helps = [run(relata, "--help", LC_ALL="C.UTF-8", LANGUAGE=language,
                 RELATA_LOCALEDIR=str(prefix / SHARE / "locale")).stdout
             for language in ("en", "pt_BR")]
    return [] if helps[0] != helps[1] else ["--help is the same in English and in Portuguese"]


with tempfile.TemporaryDirectory(prefix="relata-install-") as name:
    prefix = install(pathlib.Path(name))
    guard.main(
        "/app/install",
        complete=complete,
        desktop_file=desktop_file,
        metainfo=metainfo,
        metainfo_version=metainfo_is_of_this_version,
        settings=settings,
        icons=icons,
        program=program,
    )
