"""A running `sitegen serve`, and what it tells browsers of its builds."""
import json
import os
import re
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path

from scratch_run import Failure


class ServedSite:
    """The program with a site, from its start; `options` are further ones of `serve`."""

    def __init__(self, program: Path, root: Path, *options: str, log=subprocess.DEVNULL, port: int = 0):
        self.root, self.output = root, root / ".sitegen/serve"
        self.process = subprocess.Popen(
            [program, "serve", "--root", root, "--port", str(port), *options],
            stdout=subprocess.PIPE, stderr=log, text=True)
        for line in self.process.stdout:
            if found := re.search(r"http://([^/\s]+):(\d+)/", line):
                self.address, self.port = found[0], int(found[2])
                break
        else:
            raise Failure(f"serve ended with {self.process.wait()} and said no address")

    @property
    def memory(self) -> int:
        """Resident memory in kB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s*(\d+)", status)[1])

    @property
    def processor_time(self) -> float:
        """Seconds that it has used so far, to the hundredth."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")")[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def listen(self, page: str = "/") -> "Messages":
        return Messages(self.port, page)

    def stop(self) -> None:
        self.process.terminate()
        status = self.process.wait(30)
        if status != 0:
            raise Failure(f"serve ended with {status}")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


class WebSocket:
    """A client that keeps each JSON object which is sent to it, with the time when it came.

    A thread of its own reads, so that the times are right whatever the rest does.
    """

    def __init__(self, port: int, path: str, origin: str | None = None):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        self.socket.sendall((
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n" + (f"Origin: {origin}\r\n" if origin else "")
            + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.receive()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head:
            raise Failure(f"no socket: {head[:60]}")
        self.socket.settimeout(None)
        self.messages: list[dict] = []
        self.news = threading.Condition()
        self.is_open = True
        threading.Thread(target=self.read, daemon=True).start()

    def receive(self) -> bytes:
        data = self.socket.recv(1 << 16)
        if not data:
            raise EOFError
        return data

    def take(self, count: int) -> bytes:
        while len(self.buffer) < count:
            self.buffer += self.receive()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def send(self, value: dict) -> None:
        self.send_frame(1, json.dumps(value).encode())

    def send_frame(self, opcode: int, payload: bytes) -> None:
        length = len(payload)
        head = bytes([0x80 | length]) if length < 126 else b"\xfe" + struct.pack("!H", length)
        self.socket.sendall(bytes([0x80 | opcode]) + head + bytes(4) + payload)

    def read(self) -> None:
        try:
            while True:
                first, length = self.take(2)
                if length == 126:
                    (length,) = struct.unpack("!H", self.take(2))
                elif length == 127:
                    (length,) = struct.unpack("!Q", self.take(8))
                payload = self.take(length)
                if first & 15 == 9:
                    self.send_frame(10, payload)
                elif first & 15 == 1:
                    message = json.loads(payload) | {"time": time.time()}
                    with self.news:
                        self.messages.append(message)
                        self.news.notify_all()
        except (EOFError, OSError):
            with self.news:
                self.is_open = False
                self.news.notify_all()

    @property
    def count(self) -> int:
        return len(self.messages)

    def wait(self, matches, start: int, patience: float) -> dict | None:
        """The first message from number `start` on that matches; `None` where there is none in time."""
        end = time.monotonic() + patience
        position = start
        with self.news:
            while True:
                for message in self.messages[position:]:
                    position += 1
                    if matches(message):
                        return message
                if not self.is_open:
                    raise Failure("the socket was closed")
                if not self.news.wait(max(0, end - time.monotonic())) and time.monotonic() >= end:
                    return None

    def close(self) -> None:
        # Closing alone doesn't wake the thread that reads.
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self.socket.close()


class Messages(WebSocket):
    """What the server sends to one that looks at a page."""

    def __init__(self, port: int, page: str):
        super().__init__(port, "/.sitegen/socket", f"http://127.0.0.1:{port}")
        self.send({"t": "hello", "v": 1, "page": page, "hash": ""})
        if not self.wait(lambda message: message["t"] == "state", 0, 30):
            raise Failure("the server does not say how it stands")

    def wait_for_end(self, build: int, start: int, patience: float) -> dict | None:
        """What was said at the end of a build."""
        return self.wait(
            lambda message: message["t"] in ("finished", "failed") and message["build"] == build, start, patience)

    def builds(self, start: int = 0) -> int:
        """How many builds have begun since message number `start`."""
        return sum(message["t"] == "started" for message in self.messages[start:])
