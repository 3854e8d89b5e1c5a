// Starting another program without waiting for its end.

#ifndef START_PROGRAM_H
#define START_PROGRAM_H

#include <sys/types.h>

/// Starts a program that PATH has, or at the path given, with no input and no output, in a session of its own, so that
/// Ctrl-C does not reach it.
///
/// `arguments` begins with the program's name and ends with NULL; no shell reads them. Returns the process, which is the
/// caller's to collect with collect_program, or -1.
pid_t start_program(char *const arguments[]);

/// Whether a started program has ended; it is collected then.
int collect_program(pid_t program);

#endif
