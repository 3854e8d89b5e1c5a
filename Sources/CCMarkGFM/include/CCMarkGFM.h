// CCMarkGFM owns what sitegen knows of the inside of libcmark-gfm: the layout of its structures, its
// memory, and what must be changed before several threads may parse. Only MarkdownRendering imports it.

#ifndef CCMARK_H
#define CCMARK_H

#include "ccmark_version.h"

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

#include "ccmark_node.h"
#include "ccmark_parser.h"

#endif
