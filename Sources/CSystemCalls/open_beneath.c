#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "open_beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <pthread.h>
#include <sys/syscall.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

// From the kernel's interface (linux/openat2.h), which older headers lack.
struct open_how_beneath {
  uint64_t flags, mode, resolve;
};
static const uint64_t RESOLVE_WITHOUT_LINKS_BENEATH = 0x02 | 0x04 | 0x08;

static int open_at_once(int folder, const char *path, int flags, mode_t mode) {
  struct open_how_beneath how = {
      .flags = (uint64_t)(flags | O_NOFOLLOW | O_CLOEXEC),
      .mode = flags & O_CREAT ? mode : 0,
      .resolve = RESOLVE_WITHOUT_LINKS_BENEATH,
  };
  long result;
  do {
    result = syscall(SYS_openat2, folder, path, &how, sizeof how);
    // EAGAIN: something was renamed meanwhile, so that the kernel cannot be sure.
  } while (result < 0 && (errno == EINTR || errno == EAGAIN));
  return (int)result;
}

// Old kernels lack the call (ENOSYS), and the filters of some containers answer with an error of their own,
// such as EPERM, which is no answer about any file. So the program asks once about a folder that is there.
static int has_open_at_once;

static void try_open_at_once(void) {
  int opened = open_at_once(AT_FDCWD, ".", O_PATH | O_DIRECTORY, 0);
  has_open_at_once = opened >= 0;
  if (opened >= 0) close(opened);
}

int open_beneath(int folder, const char *path, int flags, mode_t mode) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, try_open_at_once);
  if (has_open_at_once) return open_at_once(folder, path, flags, mode);
  errno = ENOSYS;
  return -1;
}

static int open_folder(int folder, const char *path) {
  return open_beneath(folder, path, O_PATH | O_DIRECTORY, 0);
}

#elif defined(O_NOFOLLOW_ANY)

int open_beneath(int folder, const char *path, int flags, mode_t mode) {
  int result;
  do {
    result = openat(folder, path, flags | O_NOFOLLOW_ANY | O_CLOEXEC, mode);
  } while (result < 0 && errno == EINTR);
  return result;
}

static int open_folder(int folder, const char *path) {
  return open_beneath(folder, path, O_RDONLY | O_DIRECTORY, 0);
}

#else

int open_beneath(int folder, const char *path, int flags, mode_t mode) {
  (void)folder, (void)path, (void)flags, (void)mode;
  errno = ENOSYS;
  return -1;
}

static int open_folder(int folder, const char *path) { return open_beneath(folder, path, 0, 0); }

#endif

int open_folder_by_components(int folder, char *path) {
  int opened = folder;
  for (char *component = path, *next; component && *component; component = next) {
    next = strchr(component, '/');
    if (next) *next++ = 0;
    if (strcmp(component, "..") == 0) {
      if (opened != folder) close(opened);
      errno = EXDEV;
      return -1;
    }
    int below = openat(opened, component, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int code = errno;
    if (opened != folder) close(opened);
    errno = code;
    if (below < 0) return -1;
    opened = below;
  }
  return opened;
}

int open_parent_beneath(int folder, const char *path, const char **name) {
  const char *slash = strrchr(path, '/');
  *name = slash ? slash + 1 : path;
  if (!slash) return folder;
  char parent[PATH_MAX];
  size_t length = (size_t)(slash - path);
  if (length >= sizeof parent) {
    errno = ENAMETOOLONG;
    return -1;
  }
  memcpy(parent, path, length);
  parent[length] = 0;
  int opened = open_folder(folder, parent);
  return opened < 0 && errno == ENOSYS ? open_folder_by_components(folder, parent) : opened;
}
