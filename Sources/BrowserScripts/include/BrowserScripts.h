// The scripts that `sitegen serve` gives to browsers: the files of scripts/, as the compiler found them.

#ifndef BROWSER_SCRIPTS_H
#define BROWSER_SCRIPTS_H

#include <stddef.h>

/// A script.
struct browser_script {
  /// The file's name; ends with a zero byte.
  const char *name;
  /// The source, which is part of the program's file and costs nothing until it is looked at.
  const unsigned char *bytes;
  size_t length;
};

/// The number of scripts.
size_t browser_script_count(void);

/// A script by its index below browser_script_count().
struct browser_script browser_script_at(size_t index);

#endif
