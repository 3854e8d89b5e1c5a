// Running another program and waiting for its end.

#ifndef RUN_PROGRAM_H
#define RUN_PROGRAM_H

/// Runs a program that PATH has, with its standard output in a new file, no input, and no error output.
///
/// `arguments` begins with the program's name and ends with NULL. Returns its exit status, 128 and more where a signal
/// ended it, or -1 where it could not be started.
int run_program(char *const arguments[], const char *output);

/// Runs a program that PATH has, with the terminal or whatever else standard input and output are; meanwhile SIGINT and
/// SIGQUIT end that program alone.
///
/// `arguments` is that of run_program. Returns its exit status, 128 and more where a signal ended it, or -1 with errno set
/// where it could not be started.
int run_in_terminal(char *const arguments[]);

/// Creates a folder of its own for temporary files, below TMPDIR or /tmp, and writes its path into `path`.
///
/// Returns 0, or -1 with errno set.
int create_temporary_folder(char path[1024]);

#endif
