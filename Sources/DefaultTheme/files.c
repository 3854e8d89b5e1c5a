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
#embed "templates/assets/fonts.css" suffix(,)
  0};
static const unsigned char file_4[] = {
#embed "templates/assets/fonts/OFL.txt" suffix(,)
  0};
static const unsigned char file_5[] = {
#embed "templates/assets/fonts/italic-more.woff2" suffix(,)
  0};
static const unsigned char file_6[] = {
#embed "templates/assets/fonts/italic.woff2" suffix(,)
  0};
static const unsigned char file_7[] = {
#embed "templates/assets/fonts/sans-more.woff2" suffix(,)
  0};
static const unsigned char file_8[] = {
#embed "templates/assets/fonts/sans-semibold-more.woff2" suffix(,)
  0};
static const unsigned char file_9[] = {
#embed "templates/assets/fonts/sans-semibold.woff2" suffix(,)
  0};
static const unsigned char file_10[] = {
#embed "templates/assets/fonts/sans.woff2" suffix(,)
  0};
static const unsigned char file_11[] = {
#embed "templates/assets/fonts/semibold-more.woff2" suffix(,)
  0};
static const unsigned char file_12[] = {
#embed "templates/assets/fonts/semibold.woff2" suffix(,)
  0};
static const unsigned char file_13[] = {
#embed "templates/assets/fonts/text-more.woff2" suffix(,)
  0};
static const unsigned char file_14[] = {
#embed "templates/assets/fonts/text.woff2" suffix(,)
  0};
static const unsigned char file_15[] = {
#embed "templates/assets/main.css" suffix(,)
  0};
static const unsigned char file_16[] = {
#embed "templates/assets/switch.js" suffix(,)
  0};
static const unsigned char file_17[] = {
#embed "templates/base.html" suffix(,)
  0};
static const unsigned char file_18[] = {
#embed "templates/list.html" suffix(,)
  0};
static const unsigned char file_19[] = {
#embed "templates/page.html" suffix(,)
  0};
static const unsigned char file_20[] = {
#embed "templates/partials/addresses.html" suffix(,)
  0};
static const unsigned char file_21[] = {
#embed "templates/partials/aside.html" suffix(,)
  0};
static const unsigned char file_22[] = {
#embed "templates/partials/card.html" suffix(,)
  0};
static const unsigned char file_23[] = {
#embed "templates/partials/comments.html" suffix(,)
  0};
static const unsigned char file_24[] = {
#embed "templates/partials/contents.html" suffix(,)
  0};
static const unsigned char file_25[] = {
#embed "templates/partials/head.html" suffix(,)
  0};
static const unsigned char file_26[] = {
#embed "templates/partials/looks.html" suffix(,)
  0};
static const unsigned char file_27[] = {
#embed "templates/partials/menu.html" suffix(,)
  0};
static const unsigned char file_28[] = {
#embed "templates/partials/paging.html" suffix(,)
  0};
static const unsigned char file_29[] = {
#embed "templates/partials/pieces.html" suffix(,)
  0};
static const unsigned char file_30[] = {
#embed "templates/partials/post.html" suffix(,)
  0};
static const unsigned char file_31[] = {
#embed "templates/partials/series.html" suffix(,)
  0};
static const unsigned char file_32[] = {
#embed "templates/partials/subscribe.html" suffix(,)
  0};
static const unsigned char file_33[] = {
#embed "templates/partials/writer.html" suffix(,)
  0};
static const unsigned char file_34[] = {
#embed "templates/post.html" suffix(,)
  0};
static const unsigned char file_35[] = {
#embed "templates/strings/da.yaml" suffix(,)
  0};
static const unsigned char file_36[] = {
#embed "templates/strings/de.yaml" suffix(,)
  0};
static const unsigned char file_37[] = {
#embed "templates/strings/en.yaml" suffix(,)
  0};
static const unsigned char file_38[] = {
#embed "templates/strings/es.yaml" suffix(,)
  0};
static const unsigned char file_39[] = {
#embed "templates/strings/fr.yaml" suffix(,)
  0};
static const unsigned char file_40[] = {
#embed "templates/strings/it.yaml" suffix(,)
  0};
static const unsigned char file_41[] = {
#embed "templates/strings/nl.yaml" suffix(,)
  0};
static const unsigned char file_42[] = {
#embed "templates/strings/pl.yaml" suffix(,)
  0};
static const unsigned char file_43[] = {
#embed "templates/strings/pt.yaml" suffix(,)
  0};
static const unsigned char file_44[] = {
#embed "templates/strings/sv.yaml" suffix(,)
  0};
static const unsigned char file_45[] = {
#embed "templates/subscribe.html" suffix(,)
  0};
static const unsigned char file_46[] = {
#embed "templates/terms.html" suffix(,)
  0};
static const unsigned char file_47[] = {
#embed "templates/theme.yaml" suffix(,)
  0};

static const struct default_theme_file files[] = {
  {"404.html", file_0, sizeof file_0 - 1},
  {"archive.html", file_1, sizeof file_1 - 1},
  {"assets/feed.css", file_2, sizeof file_2 - 1},
  {"assets/fonts.css", file_3, sizeof file_3 - 1},
  {"assets/fonts/OFL.txt", file_4, sizeof file_4 - 1},
  {"assets/fonts/italic-more.woff2", file_5, sizeof file_5 - 1},
  {"assets/fonts/italic.woff2", file_6, sizeof file_6 - 1},
  {"assets/fonts/sans-more.woff2", file_7, sizeof file_7 - 1},
  {"assets/fonts/sans-semibold-more.woff2", file_8, sizeof file_8 - 1},
  {"assets/fonts/sans-semibold.woff2", file_9, sizeof file_9 - 1},
  {"assets/fonts/sans.woff2", file_10, sizeof file_10 - 1},
  {"assets/fonts/semibold-more.woff2", file_11, sizeof file_11 - 1},
  {"assets/fonts/semibold.woff2", file_12, sizeof file_12 - 1},
  {"assets/fonts/text-more.woff2", file_13, sizeof file_13 - 1},
  {"assets/fonts/text.woff2", file_14, sizeof file_14 - 1},
  {"assets/main.css", file_15, sizeof file_15 - 1},
  {"assets/switch.js", file_16, sizeof file_16 - 1},
  {"base.html", file_17, sizeof file_17 - 1},
  {"list.html", file_18, sizeof file_18 - 1},
  {"page.html", file_19, sizeof file_19 - 1},
  {"partials/addresses.html", file_20, sizeof file_20 - 1},
  {"partials/aside.html", file_21, sizeof file_21 - 1},
  {"partials/card.html", file_22, sizeof file_22 - 1},
  {"partials/comments.html", file_23, sizeof file_23 - 1},
  {"partials/contents.html", file_24, sizeof file_24 - 1},
  {"partials/head.html", file_25, sizeof file_25 - 1},
  {"partials/looks.html", file_26, sizeof file_26 - 1},
  {"partials/menu.html", file_27, sizeof file_27 - 1},
  {"partials/paging.html", file_28, sizeof file_28 - 1},
  {"partials/pieces.html", file_29, sizeof file_29 - 1},
  {"partials/post.html", file_30, sizeof file_30 - 1},
  {"partials/series.html", file_31, sizeof file_31 - 1},
  {"partials/subscribe.html", file_32, sizeof file_32 - 1},
  {"partials/writer.html", file_33, sizeof file_33 - 1},
  {"post.html", file_34, sizeof file_34 - 1},
  {"strings/da.yaml", file_35, sizeof file_35 - 1},
  {"strings/de.yaml", file_36, sizeof file_36 - 1},
  {"strings/en.yaml", file_37, sizeof file_37 - 1},
  {"strings/es.yaml", file_38, sizeof file_38 - 1},
  {"strings/fr.yaml", file_39, sizeof file_39 - 1},
  {"strings/it.yaml", file_40, sizeof file_40 - 1},
  {"strings/nl.yaml", file_41, sizeof file_41 - 1},
  {"strings/pl.yaml", file_42, sizeof file_42 - 1},
  {"strings/pt.yaml", file_43, sizeof file_43 - 1},
  {"strings/sv.yaml", file_44, sizeof file_44 - 1},
  {"subscribe.html", file_45, sizeof file_45 - 1},
  {"terms.html", file_46, sizeof file_46 - 1},
  {"theme.yaml", file_47, sizeof file_47 - 1},
};

size_t default_theme_count(void) { return sizeof files / sizeof files[0]; }

struct default_theme_file default_theme_file_at(size_t index) { return files[index]; }
