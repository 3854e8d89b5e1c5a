// Written by Scripts/generate/carried_files.py from the list of the files in files/; do not edit.

#include "StarterSite.h"

// #embed is part of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "files/common/gitignore" suffix(,)
  0};
static const unsigned char file_1[] = {
#embed "files/common/publish.yml" suffix(,)
  0};
static const unsigned char file_2[] = {
#embed "files/de/content/tipps/DATE0-so-schreiben-sie-einen-beitrag.md" suffix(,)
  0};
static const unsigned char file_3[] = {
#embed "files/de/content/tipps/DATE1-zahlen-die-mitrechnen.md" suffix(,)
  0};
static const unsigned char file_4[] = {
#embed "files/de/content/tipps/DATE2-die-naechsten-schritte.md" suffix(,)
  0};
static const unsigned char file_5[] = {
#embed "files/de/content/ueber-mich.md" suffix(,)
  0};
static const unsigned char file_6[] = {
#embed "files/de/site.yaml" suffix(,)
  0};
static const unsigned char file_7[] = {
#embed "files/en/content/about-me.md" suffix(,)
  0};
static const unsigned char file_8[] = {
#embed "files/en/content/tips/DATE0-how-to-write-a-post.md" suffix(,)
  0};
static const unsigned char file_9[] = {
#embed "files/en/content/tips/DATE1-figures-that-do-the-sums.md" suffix(,)
  0};
static const unsigned char file_10[] = {
#embed "files/en/content/tips/DATE2-next-steps.md" suffix(,)
  0};
static const unsigned char file_11[] = {
#embed "files/en/site.yaml" suffix(,)
  0};

static const struct starter_site_file files[] = {
  {"common/gitignore", file_0, sizeof file_0 - 1},
  {"common/publish.yml", file_1, sizeof file_1 - 1},
  {"de/content/tipps/DATE0-so-schreiben-sie-einen-beitrag.md", file_2, sizeof file_2 - 1},
  {"de/content/tipps/DATE1-zahlen-die-mitrechnen.md", file_3, sizeof file_3 - 1},
  {"de/content/tipps/DATE2-die-naechsten-schritte.md", file_4, sizeof file_4 - 1},
  {"de/content/ueber-mich.md", file_5, sizeof file_5 - 1},
  {"de/site.yaml", file_6, sizeof file_6 - 1},
  {"en/content/about-me.md", file_7, sizeof file_7 - 1},
  {"en/content/tips/DATE0-how-to-write-a-post.md", file_8, sizeof file_8 - 1},
  {"en/content/tips/DATE1-figures-that-do-the-sums.md", file_9, sizeof file_9 - 1},
  {"en/content/tips/DATE2-next-steps.md", file_10, sizeof file_10 - 1},
  {"en/site.yaml", file_11, sizeof file_11 - 1},
};

size_t starter_site_count(void) { return sizeof files / sizeof files[0]; }

struct starter_site_file starter_site_file_at(size_t index) { return files[index]; }
