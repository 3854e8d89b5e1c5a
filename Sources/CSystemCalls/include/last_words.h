// What the process says when a signal ends it.

#ifndef LAST_WORDS_H
#define LAST_WORDS_H

#include <stddef.h>

/// When the process is about to be ended by SIGSEGV, SIGBUS, SIGABRT, SIGILL or SIGTRAP, which is how running
/// out of memory ends most programs, writes a text to standard error and exits with a status instead.
///
/// The text is copied; of a longer one than 1,000 bytes only the start is kept. Call it once, before there are
/// other threads.
void set_last_words(const char *text, size_t length, int status);

#endif
