// Which versions of libcmark-gfm the code is known to work with. It reads structures that the
// library does not document and changes one of its extensions, so any other version may read or
// write the wrong memory. ARCHITECTURE.md tells how a version is added.

#ifndef CCMARK_VERSION_H
#define CCMARK_VERSION_H

#include <stdbool.h>

#include <cmark-gfm_version.h>

// The version 0.29.0.gfm.N as the library counts.
#define CCMARK_VERSION(N) ((0 << 24) | (29 << 16) | (0 << 8) | (N))

#if CMARK_GFM_VERSION != CCMARK_VERSION(6) && CMARK_GFM_VERSION != CCMARK_VERSION(13)
#error "sitegen needs libcmark-gfm 0.29.0.gfm.6 or 0.29.0.gfm.13; the installed headers are of another version"
#endif

// The version whose headers this program was compiled with, such as "0.29.0.gfm.6".
const char *ccmark_compiled_version(void);

// The version of the library that the program runs with.
const char *ccmark_loaded_version(void);

// Whether both are the same; with another library nothing else here may be called.
bool ccmark_is_compatible(void);

#endif
