#!/usr/bin/env python3
"""Uses `sitegen serve` as nobody does: very often, all at once, and going away in the middle.

Usage: serve_endurance.py <sitegen> [requests]

The server must answer throughout and end cleanly. It must leave neither descriptors nor memory behind, do nothing while nothing
is asked, and survive having no descriptor left. Needs Linux, for what /proc says of the process.
"""

import os
import re
import resource
import socket
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset, as when a program dies
MEMORY = 8_000  # kB that the process may grow by, for what its allocator keeps


class Server:
    """The program with a small site; `descriptors` limits how many it may have."""

    def __init__(self, sitegen, folder, descriptors=None):
        def limit():
            if descriptors:
                resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

        self.process = subprocess.Popen(
            [sitegen, "serve", "--root", str(folder), "--port", "0"], preexec_fn=limit,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            found = re.search(r"http://[^\s:]+:(\d+)/", line)
            if found:
                self.port = int(found[1])
                break
        else:
            sys.exit("serve_endurance: the program does not say where it listens")

    @property
    def memory(self):
        """Resident memory in kB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s*(\d+)", status)[1])

    @property
    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    @property
    def ticks(self):
        """Processor time in hundredths of a second."""
        return sum(map(int, Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")")[1].split()[11:13]))

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def settle(self, descriptors):
        """Waits until there are no more descriptors than so many; how many there are."""
        end = time.monotonic() + 5
        while self.descriptors > descriptors and time.monotonic() < end:
            time.sleep(0.05)
        return self.descriptors

    def request(self, count, path=b"/"):
        """Asks so often, on connections that are kept for a while; some end without a goodbye."""
        for number in range(0, count, 100):
            with self.connect() as connection:
                for _ in range(min(100, count - number)):
                    connection.sendall(b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path)
                    self.read(connection)
                if number % 300 == 0:
                    connection.sendall(b"GET / HTTP/1.1\r\nHost: local")
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    @staticmethod
    def read(connection):
        data = b""
        while b"\r\n\r\n" not in data:
            data += Server.receive(connection)
        head, body = data.split(b"\r\n\r\n", 1)
        if b" 200 " not in head.split(b"\r\n")[0]:
            raise AssertionError(f"unexpected answer {head[:60]}")
        length = int(re.search(rb"content-length: (\d+)", head, re.IGNORECASE)[1])
        while len(body) < length:
            body += Server.receive(connection)

    @staticmethod
    def receive(connection):
        data = connection.recv(65_536)
        if not data:
            raise AssertionError("the server closed the connection")
        return data

    def socket(self):
        """A WebSocket that has said hello and got the state."""
        connection = self.connect()
        connection.sendall(
            f"GET /.sitegen/socket HTTP/1.1\r\nHost: localhost:{self.port}\r\nOrigin: http://localhost:{self.port}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode())
        if b" 101 " not in self.receive(connection):
            raise AssertionError("no socket")
        hello = b'{"t":"hello","v":1,"page":"/","hash":"x"}'
        connection.sendall(bytes([0x81, 0x80 | len(hello), 0, 0, 0, 0]) + hello)
        self.receive(connection)
        return connection

    def stop(self):
        self.process.terminate()
        return self.process.wait(10)


def leave(connections):
    """Closes connections, every other one as a program that dies does."""
    for number, connection in enumerate(connections):
        if number % 2:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        connection.close()


def make_site(folder):
    (folder / "content").mkdir()
    (folder / "site.yaml").write_text("title: Site\nbase_url: https://www.example.org/\nlanguage: en\n")
    (folder / "content/a.md").write_text("---\ntitle: A\ndate: 2026-01-01\n---\nText.\n")


def main(sitegen, requests=100_000, start=Server):
    problems = []

    def expect(holds, text):
        if not holds:
            problems.append(text)
            print(f"serve_endurance: {text}")

    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        make_site(folder)
        server = start(sitegen, folder)
        server.request(2000)
        leave([server.socket() for _ in range(250)])
        time.sleep(1)
        descriptors, memory = server.descriptors, server.memory

        began, ticks = time.monotonic(), server.ticks
        server.request(requests)
        print(f"{requests} requests: {time.monotonic() - began:.1f} s, {(server.ticks - ticks) / 100:.1f} s of processor time")
        for _ in range(4):
            leave([server.socket() for _ in range(250)])
        left = server.settle(descriptors)
        expect(left <= descriptors, f"{left - descriptors} descriptors are left behind")
        expect(server.memory <= memory + MEMORY, f"memory grew from {memory} to {server.memory} kB")

        ticks = server.ticks
        time.sleep(3)
        expect(server.ticks == ticks, f"{server.ticks - ticks} ticks in three seconds without a request")

        connections = [server.connect() for _ in range(700)]
        time.sleep(0.5)
        expect(server.descriptors <= descriptors + 512, f"{server.descriptors} descriptors for 700 connections")
        leave(connections)
        left = server.settle(descriptors)
        expect(left <= descriptors, f"{left - descriptors} descriptors are left behind by 700 connections")
        server.request(100)
        expect(server.stop() == 0, "the program did not end cleanly")

        # Enough for the program itself, and few connections.
        server = start(sitegen, folder, descriptors=64)
        connections = [server.connect() for _ in range(100)]
        time.sleep(1)
        ticks = server.ticks
        time.sleep(2)
        expect(server.ticks <= ticks + 10, f"{server.ticks - ticks} ticks while no connection can be accepted")
        leave(connections)
        time.sleep(1)
        server.request(100)
        expect(server.stop() == 0, "the program did not end cleanly without descriptors")
    print(f"sockets, 700 connections, no descriptors: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), *map(int, sys.argv[2:])))
