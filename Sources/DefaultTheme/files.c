// Written by Scripts/generate/carried_files.py from the list of the files in templates/; do not edit.

#include "DefaultTheme.h"

// #embed is part of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "templates/404.html" suffix(,)
  0};
static const unsigned char file_1[] = {
#embed "templates/archive.html" suffix(,)
  0};
static const unsigned char file_2[] = {
#embed "templates/assets/feed.css" suffix(,)
  0};
static const unsigned char file_3[] = {
#embed "templates/assets/main.css" suffix(,)
  0};
static const unsigned char file_4[] = {
#embed "templates/base.html" suffix(,)
  0};
static const unsigned char file_5[] = {
#embed "templates/list.html" suffix(,)
  0};
static const unsigned char file_6[] = {
#embed "templates/page.html" suffix(,)
  0};
static const unsigned char file_7[] = {
#embed "templates/partials/aside.html" suffix(,)
  0};
static const unsigned char file_8[] = {
#embed "templates/partials/comments.html" suffix(,)
  0};
static const unsigned char file_9[] = {
#embed "templates/partials/dates.html" suffix(,)
  0};
static const unsigned char file_10[] = {
#embed "templates/partials/paging.html" suffix(,)
  0};
static const unsigned char file_11[] = {
#embed "templates/partials/post.html" suffix(,)
  0};
static const unsigned char file_12[] = {
#embed "templates/partials/series.html" suffix(,)
  0};
static const unsigned char file_13[] = {
#embed "templates/post.html" suffix(,)
  0};
static const unsigned char file_14[] = {
#embed "templates/strings/da.yaml" suffix(,)
  0};
static const unsigned char file_15[] = {
#embed "templates/strings/de.yaml" suffix(,)
  0};
static const unsigned char file_16[] = {
#embed "templates/strings/en.yaml" suffix(,)
  0};
static const unsigned char file_17[] = {
#embed "templates/strings/es.yaml" suffix(,)
  0};
static const unsigned char file_18[] = {
#embed "templates/strings/fr.yaml" suffix(,)
  0};
static const unsigned char file_19[] = {
#embed "templates/strings/it.yaml" suffix(,)
  0};
static const unsigned char file_20[] = {
#embed "templates/strings/nl.yaml" suffix(,)
  0};
static const unsigned char file_21[] = {
#embed "templates/strings/pl.yaml" suffix(,)
  0};
static const unsigned char file_22[] = {
#embed "templates/strings/pt.yaml" suffix(,)
  0};
static const unsigned char file_23[] = {
#embed "templates/strings/sv.yaml" suffix(,)
  0};
static const unsigned char file_24[] = {
#embed "templates/subscribe.html" suffix(,)
  0};
static const unsigned char file_25[] = {
#embed "templates/tags.html" suffix(,)
  0};
static const unsigned char file_26[] = {
#embed "templates/terms.html" suffix(,)
  0};
static const unsigned char file_27[] = {
#embed "templates/theme.yaml" suffix(,)
  0};

static const struct default_theme_file files[] = {
  {"404.html", file_0, sizeof file_0 - 1},
  {"archive.html", file_1, sizeof file_1 - 1},
  {"assets/feed.css", file_2, sizeof file_2 - 1},
  {"assets/main.css", file_3, sizeof file_3 - 1},
  {"base.html", file_4, sizeof file_4 - 1},
  {"list.html", file_5, sizeof file_5 - 1},
  {"page.html", file_6, sizeof file_6 - 1},
  {"partials/aside.html", file_7, sizeof file_7 - 1},
  {"partials/comments.html", file_8, sizeof file_8 - 1},
  {"partials/dates.html", file_9, sizeof file_9 - 1},
  {"partials/paging.html", file_10, sizeof file_10 - 1},
  {"partials/post.html", file_11, sizeof file_11 - 1},
  {"partials/series.html", file_12, sizeof file_12 - 1},
  {"post.html", file_13, sizeof file_13 - 1},
  {"strings/da.yaml", file_14, sizeof file_14 - 1},
  {"strings/de.yaml", file_15, sizeof file_15 - 1},
  {"strings/en.yaml", file_16, sizeof file_16 - 1},
  {"strings/es.yaml", file_17, sizeof file_17 - 1},
  {"strings/fr.yaml", file_18, sizeof file_18 - 1},
  {"strings/it.yaml", file_19, sizeof file_19 - 1},
  {"strings/nl.yaml", file_20, sizeof file_20 - 1},
  {"strings/pl.yaml", file_21, sizeof file_21 - 1},
  {"strings/pt.yaml", file_22, sizeof file_22 - 1},
  {"strings/sv.yaml", file_23, sizeof file_23 - 1},
  {"subscribe.html", file_24, sizeof file_24 - 1},
  {"tags.html", file_25, sizeof file_25 - 1},
  {"terms.html", file_26, sizeof file_26 - 1},
  {"theme.yaml", file_27, sizeof file_27 - 1},
};

size_t default_theme_count(void) { return sizeof files / sizeof files[0]; }

struct default_theme_file default_theme_file_at(size_t index) { return files[index]; }
