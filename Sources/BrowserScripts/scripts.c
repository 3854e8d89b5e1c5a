#include "BrowserScripts.h"

// #embed is part of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char client[] = {
#embed "scripts/client.js"
};
static const unsigned char overlay[] = {
#embed "scripts/overlay.js"
};
static const unsigned char follow[] = {
#embed "scripts/follow.js"
};
static const unsigned char renew[] = {
#embed "scripts/renew.js"
};
static const unsigned char links[] = {
#embed "scripts/links.js"
};
static const unsigned char inspector[] = {
#embed "scripts/inspector.js"
};

static const struct browser_script scripts[] = {
    {"client.js", client, sizeof client},
    {"overlay.js", overlay, sizeof overlay},
    {"follow.js", follow, sizeof follow},
    {"renew.js", renew, sizeof renew},
    {"links.js", links, sizeof links},
    {"inspector.js", inspector, sizeof inspector},
};

size_t browser_script_count(void) { return sizeof scripts / sizeof scripts[0]; }

struct browser_script browser_script_at(size_t index) { return scripts[index]; }
