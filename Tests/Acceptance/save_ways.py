"""How editors and other programs write a file that there is already, or is not yet."""
import os
import shutil
from pathlib import Path


def in_place(path: Path, content: bytes) -> None:
    """Over the old bytes, and shortened afterwards."""
    with open(path, "r+b" if path.exists() else "wb") as file:
        file.write(content)
        file.truncate()


def truncating(path: Path, content: bytes) -> None:
    """Emptied first, and written in two pieces."""
    with open(path, "wb", buffering=0) as file:
        file.write(content[:len(content) // 2])
        file.write(content[len(content) // 2:])


def renaming(path: Path, content: bytes) -> None:
    """Beside, then over the old file."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.rename(path)


def vim(path: Path, content: bytes) -> None:
    """A file to try the folder, the old file as a backup, a new one, without the backup."""
    probe, backup = path.with_name("4913"), path.with_name(path.name + "~")
    probe.touch()
    probe.unlink()
    if path.exists():
        path.rename(backup)
    with open(path, "wb") as file:
        file.write(content)
        os.fsync(file.fileno())
    backup.unlink(missing_ok=True)


def vim_copying(path: Path, content: bytes) -> None:
    """A copy as a backup and a swap file, and written in place, as for files with several names."""
    backup, swap = path.with_name(path.name + "~"), path.with_name(f".{path.name}.swp")
    swap.write_bytes(b"b0VIM")
    if path.exists():
        shutil.copy2(path, backup)
    path.write_bytes(content)
    backup.unlink(missing_ok=True)
    swap.unlink()


def vscode(path: Path, content: bytes) -> None:
    """Emptied by a call, then written from the start without being emptied."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o666)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, content, 0)
    os.fdatasync(descriptor)
    os.close(descriptor)


def vscode_atomic(path: Path, content: bytes) -> None:
    """Beside with the old file's mode, synchronised, then over the old file."""
    new = path.with_name(f"{path.name}.vsctmp")
    with open(new, "wb") as file:
        file.write(content)
        os.fsync(file.fileno())
    if path.exists():
        os.chmod(new, path.stat().st_mode)
    os.replace(new, path)


def with_old_time(path: Path, content: bytes) -> None:
    """Beside with the time of the old file, as programs do that carry times over."""
    old = path.stat() if path.exists() else None
    renaming(path, content)
    if old:
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


def in_place_with_old_time(path: Path, content: bytes) -> None:
    """In place, with the time set back."""
    old = path.stat() if path.exists() else None
    in_place(path, content)
    if old:
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))


WAYS = [in_place, truncating, renaming, vim, vim_copying, vscode, vscode_atomic, with_old_time, in_place_with_old_time]
