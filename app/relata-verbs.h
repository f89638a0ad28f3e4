/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The verbs, for the table of them: each is a module of its own, relata-verb-NAME.c. */

#pragma once

#include "relata-cli.h"

G_BEGIN_DECLS

extern const RelataVerb relata_verb_check;
extern const RelataVerb relata_verb_create;
extern const RelataVerb relata_verb_export;
extern const RelataVerb relata_verb_fmt;
extern const RelataVerb relata_verb_inspect;
extern const RelataVerb relata_verb_show;

G_END_DECLS
