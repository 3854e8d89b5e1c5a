#define _GNU_SOURCE  // for POSIX_SPAWN_SETSID

#include "start_program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

pid_t start_program(char *const arguments[]) {
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return -1;
  posix_spawnattr_t attributes;
  if (posix_spawnattr_init(&attributes) != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return -1;
  }
  // Threads of the server block signals, which the program would inherit.
  sigset_t none;
  sigemptyset(&none);
  pid_t child;
  int failed =
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) != 0 ||
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0) != 0 ||
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) != 0 ||
      posix_spawnattr_setsigmask(&attributes, &none) != 0 ||
      posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID) != 0 ||
      posix_spawnp(&child, arguments[0], &actions, &attributes, arguments, environ) != 0;
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed ? -1 : child;
}

int collect_program(pid_t program) {
  int status;
  pid_t collected = waitpid(program, &status, WNOHANG);
  return collected == program || (collected < 0 && errno == ECHILD);
}
