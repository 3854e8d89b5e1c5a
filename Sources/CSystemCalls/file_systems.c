#include "file_systems.h"

#ifdef __linux__
#include <stddef.h>
#include <stdint.h>
#include <sys/vfs.h>

// From the kernel's interface (linux/magic.h), where not all of them are.
static const uint32_t remote_types[] = {
    0x00006969,  // NFS
    0x0000517B,  // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB 2
    0x01021997,  // 9P: virtual machines, WSL
    0x65735546,  // FUSE: sshfs, virtiofs, container programs on macOS and Windows
    0x786F4256,  // VirtualBox
    0xBACBACBC,  // VMware
    0x5346414F,  // AFS
    0x6B414653,  // AFS
    0x00C36400,  // Ceph
    0x01161970,  // GFS2
    0x7461636F,  // OCFS2
    0x73757245,  // Coda
    0x0BD00BD0,  // Lustre
};

int is_changed_from_elsewhere(int folder) {
  struct statfs status;
  if (fstatfs(folder, &status) != 0) return 0;
  for (size_t i = 0; i < sizeof remote_types / sizeof *remote_types; i++) {
    if ((uint32_t)status.f_type == remote_types[i]) return 1;
  }
  return 0;
}
#else
#include <sys/mount.h>
#include <sys/param.h>

int is_changed_from_elsewhere(int folder) {
  struct statfs status;
  return fstatfs(folder, &status) == 0 && !(status.f_flags & MNT_LOCAL);
}
#endif
