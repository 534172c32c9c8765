# A private X server with a window manager, the picture on it, and its keyboard and mouse.
#
# In: a folder. Everything started has that folder in its environment (MARK), and is ended by that; no display number is fixed.
import contextlib
import os
import shutil
import signal
import struct
import subprocess
import time

from PIL import Image, ImageChops

MARK = "TARJUMAN_TERMINALS"
SIZE = (1180, 860)
PATIENCE = 60


class Failure(Exception):
    """A terminal or a program did not do what it should; the message says what was awaited."""


def wait(what, test, seconds=PATIENCE, step=0.05):
    """The first true value of `test()`."""
    end = time.monotonic() + seconds
    while True:
        value = test()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(f"{what}: not within {seconds} s")
        time.sleep(step)


class Machine:
    # Those that run, for who must end them all at once.
    running = set()

    def __init__(self, folder):
        Machine.running.add(self)
        self.folder = folder
        self.processes = []
        home, run = os.path.join(folder, "home"), os.path.join(folder, "run")
        for name in (home, run, os.path.join(home, ".config"), os.path.join(folder, "fb")):
            os.makedirs(name, exist_ok=True)
        os.chmod(run, 0o700)
        keep = ("PATH", "USER", "LOGNAME", "SHELL", "TMPDIR")
        self.env = {name: os.environ[name] for name in keep if name in os.environ}
        self.env.update(
            HOME=home,
            XDG_RUNTIME_DIR=run,
            XDG_CONFIG_HOME=os.path.join(home, ".config"),
            XDG_CACHE_HOME=os.path.join(home, ".cache"),
            XDG_DATA_HOME=os.path.join(home, ".local/share"),
            LANG="C.UTF-8",
            LC_ALL="C.UTF-8",
            LIBGL_ALWAYS_SOFTWARE="1",
            GALLIUM_DRIVER="llvmpipe",
            NO_AT_BRIDGE="1",
            QT_QPA_PLATFORM="xcb",
            GDK_BACKEND="x11",
            SHELL="/bin/sh",
            **{MARK: folder},
        )

    def start(self):
        number = os.path.join(self.folder, "display")
        with open(number, "wb") as out:
            width, height = SIZE
            self.spawn(
                ["Xvfb", "-displayfd", str(out.fileno()), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
                 "+extension", "GLX", "-fbdir", os.path.join(self.folder, "fb")],
                pass_fds=[out.fileno()],
            )
        wait("the X server", lambda: os.path.getsize(number))
        with open(number, encoding="ascii") as text:
            self.env["DISPLAY"] = ":" + text.read().strip()
        self.spawn(["openbox", "--sm-disable"])
        wait("the window manager", lambda: b"window id" in self.ask(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]))

    def spawn(self, argv, env=None, **more):
        log = open(os.path.join(self.folder, "log"), "ab")
        with log:
            process = subprocess.Popen(
                argv, env={**self.env, **(env or {})}, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, **more,
            )
        self.processes.append(process)
        return process

    def ask(self, argv):
        done = subprocess.run(argv, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        return done.stdout

    def log(self):
        with contextlib.suppress(OSError), open(os.path.join(self.folder, "log"), "rb") as text:
            return text.read().decode(errors="replace")
        return ""

    def marked(self):
        """The processes with our mark, whoever started them."""
        needle = f"{MARK}={self.folder}".encode()
        for name in os.listdir("/proc"):
            if name.isdigit() and int(name) != os.getpid():
                with contextlib.suppress(OSError):
                    with open(f"/proc/{name}/environ", "rb") as text:
                        if needle in text.read().split(b"\0"):
                            yield int(name)

    def stop(self):
        for strength in (signal.SIGTERM, signal.SIGKILL):
            for pid in self.marked():
                with contextlib.suppress(OSError):
                    os.kill(pid, strength)
            end = time.monotonic() + 2
            while time.monotonic() < end and any(True for _ in self.marked()):
                for process in self.processes:
                    process.poll()
                time.sleep(0.05)
        for process in self.processes:
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        Machine.running.discard(self)

    # The picture.

    def grab(self):
        """What is on the screen now. The X server keeps it in a file: a head of XWD, then the pixels."""
        with open(os.path.join(self.folder, "fb", "Xvfb_screen0"), "rb") as file:
            data = file.read()
        head = struct.unpack(">25I", data[:100])
        start, width, height, stride, colours = head[0], head[4], head[5], head[12], head[19]
        pixels = data[start + 12 * colours:]
        order = "BGRX" if head[7] == 0 else "XRGB"
        return Image.frombytes("RGB", (width, height), pixels[: stride * height], "raw", order, stride)

    def settled(self, seconds=PATIENCE, calm=0.15):
        """The picture, once it has not changed for `calm` seconds."""
        last, since = self.grab(), time.monotonic()
        end = since + seconds
        while time.monotonic() < end:
            time.sleep(0.02)
            now = self.grab()
            if ImageChops.difference(now, last).getbbox():
                last, since = now, time.monotonic()
            elif time.monotonic() - since >= calm:
                return now
        return last

    def changed(self, before, seconds=3):
        """The picture once it is another than `before` and calm again; `before` when nothing changes in `seconds`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if ImageChops.difference(self.grab(), before).getbbox():
                return self.settled(calm=0.08)
            time.sleep(0.01)
        return before

    # Keyboard and mouse.

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.env, check=True, stdout=subprocess.DEVNULL)

    def key(self, *names):
        self.xdotool("key", "--delay", "30", *names)

    def point(self, x, y):
        self.xdotool("mousemove", round(x), round(y))
