# Runs inside the terminal that is tested, and does there what the driver asks over a socket.
#
# agent.py SOCKET. In: one JSON object a line: {"op": "write", "data": text} paints and waits until the terminal has taken it in;
# {"op": "input"} tells what the keyboard and mouse sent; {"op": "run", "argv": [...], "env": {...}} starts a program in the
# foreground, {"op": "capture", …} runs one to its end and tells what it said; {"op": "state"} tells whether it still runs; {"op": "size"}. Out: one JSON object a line. Ends when the socket does.
import base64
import json
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import termios
import time
import tty

CURSOR = re.compile(rb"\x1b\[(\d+);(\d+)R")


class Agent:
    def __init__(self, path):
        self.link = socket.socket(socket.AF_UNIX)
        self.link.connect(path)
        self.lines = self.link.makefile("rb")
        self.cooked = termios.tcgetattr(0)
        self.child = None
        self.status = None
        self.errors = None

    def raw(self):
        tty.setraw(0)

    def read(self, seconds):
        """What comes from the terminal until it has been silent for `seconds`."""
        got = b""
        while select.select([0], [], [], seconds)[0]:
            part = os.read(0, 65536)
            if not part:
                break
            got += part
        return got

    def write(self, data, wait):
        data = data.encode() + b"\x1b[6n"
        while data:
            data = data[os.write(1, data):]
        got, end = b"", time.monotonic() + wait
        cursor = None
        while cursor is None and time.monotonic() < end:
            if select.select([0], [], [], 0.05)[0]:
                got += os.read(0, 65536)
            found = CURSOR.search(got)
            if found:
                cursor = [int(found[1]), int(found[2])]
                got = got[:found.start()] + got[found.end():]
        return {"cursor": cursor, "input": base64.b64encode(got).decode()}

    def run(self, argv, env):
        termios.tcsetattr(0, termios.TCSANOW, self.cooked)
        self.errors = open(env["AGENT_ERRORS"], "wb")
        self.status = None

        def foreground():
            os.setpgid(0, 0)
            os.tcsetpgrp(0, os.getpgrp())

        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self.child = subprocess.Popen(
            argv, env={**os.environ, **env}, stderr=self.errors, preexec_fn=foreground
        )
        return {}

    def capture(self, argv, env):
        """Runs a program with the terminal behind a second pair of ends, so that what it says to the terminal is heard here too."""
        termios.tcflush(0, termios.TCIFLUSH)
        pid, ends = pty.fork()
        if pid == 0:
            os.execvpe(argv[0], argv, {**os.environ, **env})
        said = b""
        while True:
            ready = select.select([0, ends], [], [], 30)[0]
            if not ready:
                os.kill(pid, signal.SIGKILL)
            if 0 in ready:
                os.write(ends, os.read(0, 65536))
            if ends in ready:
                try:
                    part = os.read(ends, 65536)
                except OSError:
                    break
                said += part
                os.write(1, part)
        os.close(ends)
        return {"said": base64.b64encode(said).decode(), "status": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}

    def state(self):
        if self.child is not None and self.child.poll() is not None:
            self.status = self.child.returncode
            self.child = None
            self.errors.close()
            os.tcsetpgrp(0, os.getpgrp())
            self.raw()
        return {"running": self.child is not None, "status": self.status}

    def serve(self):
        self.raw()
        self.tell({"env": dict(os.environ), "size": list(os.get_terminal_size(0))})
        for line in self.lines:
            ask = json.loads(line)
            op = ask["op"]
            if op == "write":
                self.tell(self.write(ask["data"], ask.get("wait", 20)))
            elif op == "input":
                self.tell({"input": base64.b64encode(self.read(ask.get("silence", 0.2))).decode()})
            elif op == "run":
                self.tell(self.run(ask["argv"], ask["env"]))
            elif op == "capture":
                self.tell(self.capture(ask["argv"], ask["env"]))
            elif op == "state":
                self.tell(self.state())
            elif op == "size":
                self.tell({"size": list(os.get_terminal_size(0))})
        if self.child is not None:
            self.child.kill()

    def tell(self, answer):
        self.link.sendall(json.dumps(answer).encode() + b"\n")


signal.signal(signal.SIGHUP, signal.SIG_DFL)
Agent(sys.argv[1]).serve()
