// Opening files below a folder without following symbolic links, which takes system calls that the C
// library does not have.

#ifndef OPEN_BENEATH_H
#define OPEN_BENEATH_H

#include <sys/types.h>

/// Opens a path below an open folder; no part of it may be a symbolic link, and it may not lead out of the
/// folder.
///
/// Returns a descriptor, or -1 with errno set: ENOSYS where the system has no such call or
/// the process may not use it, ELOOP (Linux) for a
/// link. Descriptors are closed when another program is started.
int open_beneath(int folder, const char *path, int flags, mode_t mode);

/// Opens the folder of a path's last component, for nothing but calls that are relative to it; otherwise like
/// open_beneath. *name becomes that component, within the path.
///
/// Returns the folder itself where the path has one component; any other descriptor is the caller's to close.
int open_parent_beneath(int folder, const char *path, const char **name);

/// What open_parent_beneath does where the system cannot open a path at once: opens one component after
/// another. The path is changed; it has no empty components.
///
/// Returns the folder itself for an empty path; any other descriptor is the caller's to close.
int open_folder_by_components(int folder, char *path);

#endif
