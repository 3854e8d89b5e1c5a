// The theme that the program carries: the files of templates/, as the compiler found them.

#ifndef DEFAULT_THEME_H
#define DEFAULT_THEME_H

#include <stddef.h>

/// A file of the theme.
struct default_theme_file {
  /// Below the theme's folder, with "/" between components; ends with a zero byte.
  const char *path;
  /// The content, which is part of the program's file and costs nothing until it is looked at.
  const unsigned char *bytes;
  size_t length;
};

/// The number of files.
size_t default_theme_count(void);

/// A file by its index below default_theme_count(); they are in the order of their paths' bytes.
struct default_theme_file default_theme_file_at(size_t index);

#endif
