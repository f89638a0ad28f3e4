# SPDX-FileCopyrightText: 2026 The Relata developers
# SPDX-License-Identifier: MIT
"""Every text of the program can be translated, and every language of data/po/LINGUAS is complete:
nothing untranslated, nothing fuzzy, against the texts as they stand in the tree now."""

import pathlib
import re
import subprocess
import sys
import tempfile

import guard

PO = guard.ROOT / "data" / "po"
# As meson's preset 'glib' calls it.
XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_",
    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3", "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format", "--flag=g_string_printf:2:c-format",
    "--flag=g_string_append_printf:2:c-format", "--flag=g_error_new:3:c-format",
    "--flag=g_set_error:4:c-format",
]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, cwd=guard.ROOT,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"})


def potfiles_complete():
    done = run(sys.executable, str(PO / "update-potfiles"), "--check")
    lines = (done.stdout + done.stderr).splitlines()
    return lines or (["data/po/POTFILES.in: not sorted"] if done.returncode else [])


def complaints_of(language, template, directory):
    """What is wrong with one language against the template."""
    merged = directory / f"{language}.po"
    po = PO / f"{language}.po"
    done = run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", str(merged), str(po),
               str(template))
    if done.returncode != 0:
        return done.stderr.splitlines()
    done = run("msgfmt", "--check", "--statistics", "-o", "/dev/null", str(merged))
    statistics = done.stderr.strip().splitlines()
    bad = done.returncode != 0 or re.search(r"fuzzy|untranslated", done.stderr)
    if not bad:
        return []
    missing = run("msgattrib", "--untranslated", "--no-wrap", "--no-location", str(merged)).stdout
    texts = re.findall(r'^msgid "(.+)"$', missing, re.M)[:20]
    return [f"data/po/{language}.po: {line}" for line in statistics] + texts


def languages_complete():
    guard.tool("msgfmt")
    guard.tool("xgettext")
    with tempfile.TemporaryDirectory() as name:
        directory = pathlib.Path(name)
        template = directory / "relata.pot"
        done = run(*XGETTEXT, "--files-from", str(PO / "POTFILES.in"), "-o", str(template))
        if done.returncode != 0:
            return done.stderr.splitlines()
        # Such as a format macro in the middle of a text, which cuts it off.
        warned = [line for line in done.stderr.splitlines() if "warning" in line]
        return warned + [line for language in guard.read(PO / "LINGUAS").split()
                         for line in complaints_of(language, template, directory)]


guard.main(
    translations__potfiles_complete=potfiles_complete,
    translations__languages_complete=languages_complete,
)
