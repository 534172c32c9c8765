# One terminal with the agent inside: painting, running the program, where its cells are in the picture.
import base64
import json
import os
import shutil
import socket
import sys
import tempfile
import time

from machine import SIZE, Failure, Machine, wait
from PIL import ImageChops

HERE = os.path.dirname(os.path.abspath(__file__))


class Session:
    def __init__(self, terminal):
        self.terminal = terminal
        self.machine = Machine(tempfile.mkdtemp(prefix="terminals."))
        self.link = None
        # What the terminal and the X server said, kept when they have ended.
        self.log = ""

    def __enter__(self):
        try:
            self.open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self.link is not None:
            self.link.close()
        self.log = self.machine.log()
        self.machine.stop()

    def open(self):
        machine = self.machine
        machine.start()
        path = os.path.join(machine.folder, "agent")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
            listener.listen()
            listener.settimeout(60)
            argv = self.terminal.recipe(machine, [sys.executable, os.path.join(HERE, "agent.py"), path])
            if shutil.which("dbus-run-session"):
                argv = ["dbus-run-session", "--", *argv]
            machine.spawn(argv)
            try:
                self.link, _ = listener.accept()
            except TimeoutError:
                raise Failure(f"{self.terminal.name} did not come up") from None
        self.link.settimeout(120)
        self.lines = self.link.makefile("rb")
        first = self.hear()
        self.inner = first["env"]
        # A window may still be given its size.
        machine.settled(calm=0.5)
        self.columns, self.rows = self.tell(op="size")["size"]
        self.calibrate()

    def hear(self):
        line = self.lines.readline()
        if not line:
            raise Failure("the agent has gone")
        return json.loads(line)

    def tell(self, **ask):
        self.link.sendall(json.dumps(ask).encode() + b"\n")
        return self.hear()

    def write(self, data):
        """Paints; returns once the terminal has answered after it: where the cursor is (row, column, from 1), and what else came."""
        answer = self.tell(op="write", data=data)
        return answer["cursor"], base64.b64decode(answer["input"])

    def input(self):
        return base64.b64decode(self.tell(op="input")["input"])

    def calibrate(self):
        """Where the cells are: two of them are painted in reverse, at opposite corners."""
        self.away()
        self.write("\x1b[?1049h\x1b[?25l\x1b[0m\x1b[2J")
        blank = self.machine.settled()
        self.write(f"\x1b[1;1H\x1b[7m \x1b[{self.rows};{self.columns}H \x1b[0m")

        def box():
            return ImageChops.difference(self.machine.settled(), blank).getbbox()

        found = wait(f"{self.terminal.name} paints", box, 20)
        left, top, right, bottom = found
        self.left, self.top = left, top
        self.cell_width, self.cell_height = (right - left) / self.columns, (bottom - top) / self.rows
        self.write("\x1b[2J")

    def box(self, column, row, width=1):
        """Pixels of some cells, counted from 0: left, top, right, bottom."""
        return (round(self.left + column * self.cell_width), round(self.top + row * self.cell_height),
                round(self.left + (column + width) * self.cell_width), round(self.top + (row + 1) * self.cell_height))

    def frame(self):
        """Pixels of all cells."""
        return (self.left, self.top, *self.box(self.columns - 1, self.rows - 1)[2:])

    def click(self, column, row, button=1):
        """Clicks a cell until something comes of it: a click that is made before the terminal knows where the pointer is goes nowhere."""
        # QTermWidget takes what is right of a cell's middle for the next cell.
        x, y = self.left + (column + 0.4) * self.cell_width, self.top + (row + 0.5) * self.cell_height
        # kitty takes notice of a pointer that moves inside its window, not of where it came in.
        self.machine.point(x, y - 4)
        time.sleep(0.1)
        self.machine.point(x, y)
        before = self.machine.settled(calm=0.3, seconds=5)
        for _ in range(3):
            self.machine.xdotool("click", button)
            if self.machine.changed(before, 3) is not before:
                break
        self.away()

    def away(self):
        """The pointer to where it covers nothing."""
        self.machine.point(SIZE[0] - 1, SIZE[1] - 1)

    def resize(self, columns, rows):
        """Gives the window another size, cell for cell."""
        machine = self.machine
        window = machine.ask(["xdotool", "getactivewindow"]).decode().strip()
        shape = dict(line.split("=") for line in machine.ask(["xdotool", "getwindowgeometry", "--shell", window]).decode().split())
        width = int(shape["WIDTH"]) + round((columns - self.columns) * self.cell_width)
        height = int(shape["HEIGHT"]) + round((rows - self.rows) * self.cell_height)
        machine.xdotool("windowsize", window, width, height)
        wait(f"a size of {columns}×{rows}", lambda: self.tell(op="size")["size"] == [columns, rows], 20)
        self.columns, self.rows = columns, rows
