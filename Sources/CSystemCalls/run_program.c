#include "run_program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/// Waits for a program's end: its exit status, 128 and more where a signal ended it, or -1 with errno set.
static int end_of(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run_program(char *const arguments[], const char *output) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return -1;
  pid_t child;
  int failed =
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) != 0 ||
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output,
                                       O_WRONLY | O_CREAT | O_TRUNC, 0600) != 0 ||
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) != 0 ||
      posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ) != 0;
  posix_spawn_file_actions_destroy(&actions);
  if (failed) return -1;
  return end_of(child);
}

int run_in_terminal(char *const arguments[]) {
  // The keys for these signals are meant for the program alone.
  struct sigaction ignored = {.sa_handler = SIG_IGN}, interrupt, quit;
  sigemptyset(&ignored.sa_mask);
  posix_spawnattr_t attributes;
  int code = posix_spawnattr_init(&attributes);
  if (code == 0) {
    sigaction(SIGINT, &ignored, &interrupt);
    sigaction(SIGQUIT, &ignored, &quit);
    sigset_t handled;
    sigemptyset(&handled);
    if (interrupt.sa_handler != SIG_IGN) sigaddset(&handled, SIGINT);
    if (quit.sa_handler != SIG_IGN) sigaddset(&handled, SIGQUIT);
    pid_t child;
    int status = -1;
    code = posix_spawnattr_setsigdefault(&attributes, &handled);
    if (code == 0) code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    if (code == 0) code = posix_spawnp(&child, arguments[0], NULL, &attributes, arguments, environ);
    if (code == 0 && (status = end_of(child)) < 0) code = errno;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    posix_spawnattr_destroy(&attributes);
    if (code == 0) return status;
  }
  errno = code;
  return -1;
}

int create_temporary_folder(char path[1024]) {
  const char *base = getenv("TMPDIR");
  int length = snprintf(path, 1024, "%s/sitegen-XXXXXX", base && *base ? base : "/tmp");
  if (length < 0 || length >= 1024) {
    errno = ENAMETOOLONG;
    return -1;
  }
  return mkdtemp(path) ? 0 : -1;
}
