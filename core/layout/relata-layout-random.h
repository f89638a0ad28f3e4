/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Pseudo-random numbers that are the same on every machine and of every GLib: splitmix64
 * (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} RelataLayoutRandom;

static inline guint64
relata_layout_random_next (RelataLayoutRandom *random)
{
  guint64 z = (random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* From 0 to @limit - 1; @limit is at least 1. */
static inline guint
relata_layout_random_below (RelataLayoutRandom *random, guint limit)
{
  return (guint)(((relata_layout_random_next (random) >> 32) * limit) >> 32);
}

/* From 0 up to, not including, 1. */
static inline double
relata_layout_random_unit (RelataLayoutRandom *random)
{
  return (double)(relata_layout_random_next (random) >> 11) * 0x1.0p-53;
}

G_END_DECLS
