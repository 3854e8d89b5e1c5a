// What is known of the file system that a folder is on.

#ifndef FILE_SYSTEMS_H
#define FILE_SYSTEMS_H

/// Whether others can change an open folder without this system's kernel noticing: it is on a network drive, or is
/// a folder of a host that a container or virtual machine shares.
///
/// Returns 1 or 0; 0 also where that is not known.
int is_changed_from_elsewhere(int folder);

#endif
