#include "ccmark_version.h"

#include <cmark-gfm.h>

const char *ccmark_compiled_version(void) { return CMARK_GFM_VERSION_STRING; }

const char *ccmark_loaded_version(void) { return cmark_version_string(); }

bool ccmark_is_compatible(void) { return cmark_version() == CMARK_GFM_VERSION; }
