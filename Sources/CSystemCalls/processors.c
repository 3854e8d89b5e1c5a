#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif
#include "processors.h"

#include <unistd.h>

long usable_processors(void) {
#ifdef __linux__
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? 1 : count;
}
