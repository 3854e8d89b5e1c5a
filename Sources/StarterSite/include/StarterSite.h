// The files of a new site, in each language that it can be in, as the compiler found them in files/.

#ifndef STARTER_SITE_H
#define STARTER_SITE_H

#include <stddef.h>

/// A file of a new site.
struct starter_site_file {
  /// Below files/, with "/" between components; ends with a zero byte.
  const char *path;
  /// The content, which is part of the program's file and costs nothing until it is looked at.
  const unsigned char *bytes;
  size_t length;
};

/// The number of files.
size_t starter_site_count(void);

/// A file by its index below starter_site_count(); they are in the order of their paths' bytes.
struct starter_site_file starter_site_file_at(size_t index);

#endif
