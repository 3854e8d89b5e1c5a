// What pages with figures need beside their HTML: the files of files/, as the compiler found them.

#ifndef FIGURE_ASSETS_H
#define FIGURE_ASSETS_H

#include <stddef.h>

/// A file.
struct figure_asset {
  /// The source, which is part of the program's file and costs nothing until it is looked at.
  const unsigned char *bytes;
  size_t length;
};

/// The style sheet of charts.
struct figure_asset figure_asset_charts(void);

#endif
