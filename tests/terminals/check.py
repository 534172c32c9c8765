# One terminal checked: the real program in it, state by state, against references made in it.
#
# In: a terminal, the programs. Out: a Result. The states are first played through in examples/screen_cells.rs, then the references of all of them are painted,
# then the reader is started and given the same keys, clicks and sizes; each picture has time to become right, and is held against its reference.
import base64
import json
import os
import re
import subprocess
import time
from dataclasses import dataclass, field

import report
from machine import Failure, wait
from reference import Reference, atoms, compare, side_by_side
from session import Session

HERE = os.path.dirname(os.path.abspath(__file__))
ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P\]].*?(?:\x07|\x1b\\)")
TEXT = os.path.join(HERE, "harakat.txt")
# How long a picture may take to become right.
SLOW = 15
# Keys by their names for the reader's keymap and for xdotool.
KEYS = {"<C-d>": "ctrl+d", "<C-u>": "ctrl+u", "<Tab>": "Tab", "<Left>": "Left", "]": "bracketright"}
# Columns and rows taken away by the change of size: the panel goes below the page.
LESS = (14, 4)

# The steps, and those that are enough to see whether a terminal is sent the right bytes.
ARTICLE = ["keys jjw", "keys v", "click 0.3", "keys v", "keys <C-d>", "click 0.2", "click 0.8", "keys <Tab>j", "keys <Tab>", "less", "more"]
HARAKAT = ["keys P", "keys jw", "click 0.3", "click 0.5", "click 0.8", "keys v", "keys v", "less", "more"]
FEW = ["keys jjw", "click 0.3", "keys v"]
FULL = (("article", None, ARTICLE), ("harakat", TEXT, HARAKAT))
SHORT = (("article", None, FEW), ("harakat", TEXT, FEW))
LEAST = (("article", None, ["keys jjw"]),)


@dataclass
class Result:
    """What came out of one terminal."""
    name: str
    version: str = ""
    display: str = "?"
    harakat: str = "?"
    terminal: str = ""
    why: str = ""
    compared: int = 0
    wrong: list = field(default_factory=list)
    known: list = field(default_factory=list)
    clicks: int = 0
    clicks_right: int = 0
    failure: str = ""
    attempts: int = 0
    seconds: float = 0
    picture: object = None

    def right(self):
        return not (self.failure or self.wrong) and self.clicks_right == self.clicks


class Player:
    """The states that the reader must go through, from examples/screen_cells.rs."""

    def __init__(self, programs, session, harakat, file):
        argv = [programs.cells, f"{session.columns}x{session.rows}", "harakat" if harakat else "bare", *([file] if file else [])]
        self.process = subprocess.Popen(argv, env=session.inner, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.size = session.columns, session.rows

    def hear(self):
        line = self.process.stdout.readline()
        if not line:
            raise Failure("screen_cells has ended")
        return json.loads(line)

    def step(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        return self.hear()

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def clickable(dump, share):
    """A cell of the Arabic word nearest to a share of the way through the page, and not at its middle."""
    x, y, width, height = dump["text"]
    inside = [atom for atom in atoms(dump) if atom.arabic and atom.width > 3 and y <= atom.row < y + height and x <= atom.column < x + width]
    if not inside:
        raise Failure("no Arabic word on the page")
    atom = inside[int(share * (len(inside) - 1))]
    return atom.column + atom.width - 2, atom.row


def play(player, script, resizes):
    """The steps as they will be done, each with what the screen must show after it."""
    states = [("start", None, player.hear())]
    columns, rows = player.size
    for step in script:
        last = states[-1][2]
        name, _, rest = step.partition(" ")
        if name == "click":
            column, row = clickable(last, float(rest))
            states.append((step, ("click", column, row), player.step(f"press {column} {row}")))
        elif name in ("less", "more"):
            if resizes:
                size = (columns - LESS[0], rows - LESS[1]) if name == "less" else (columns, rows)
                states.append((step, ("size", *size), player.step(f"size {size[0]}x{size[1]}")))
        else:
            states.append((step, ("keys", rest), player.step(step)))
    return states


def do(session, action):
    what, *rest = action
    if what == "click":
        session.click(*rest)
    elif what == "size":
        session.resize(*rest)
    else:
        keys = [KEYS.get(key, key) for key in re.findall(r"<[^>]+>|.", rest[0])]
        session.machine.key(*keys)


def strip_rows(dump):
    return range(len(dump["rows"]) - 3, len(dump["rows"]) - 1)


class Check:
    def __init__(self, terminal, programs, arguments=(), faults=(), pictures=None, scripts=FULL, attempts=2, slow=SLOW):
        self.terminal, self.programs, self.arguments = terminal, programs, list(arguments)
        self.faults, self.pictures, self.attempts, self.slow = faults, pictures, attempts, slow
        self.scripts = scripts
        self.result = Result(terminal.name)

    def run(self):
        """The result; of a second attempt where the first did not come to its end or was not right (a machine that is busy is no fault of the
        reader, and what the reader sends is the same each time)."""
        start = time.monotonic()
        for attempt in range(1, self.attempts + 1):
            self.result = Result(self.terminal.name, attempts=attempt)
            session = Session(self.terminal)
            try:
                with session:
                    self.detect(session)
                    for name, file, script in self.scripts:
                        self.scenario(session, name, file, script)
            except (Failure, OSError, subprocess.SubprocessError) as error:
                self.result.failure = f"{error}\n{session.log[-2000:]}".strip()
            if self.result.right():
                break
        self.result.version = report.version(self.terminal)
        self.result.seconds = time.monotonic() - start
        return self.result

    def program(self, session, argv, env=None):
        errors = os.path.join(session.machine.folder, "errors")
        session.tell(op="run", argv=argv, env={"AGENT_ERRORS": errors, **(env or {})})
        return errors

    def ended(self, session, what, seconds=20):
        state = wait(f"the end of {what}", lambda: (lambda s: None if s["running"] else s)(session.tell(op="state")), seconds)
        with open(os.path.join(session.machine.folder, "errors"), encoding="utf-8", errors="replace") as text:
            said = text.read().strip()
        if state["status"] != 0:
            raise Failure(f"{what} ended with {state['status']}: {said}")

    def detect(self, session):
        """What identification decides here, as `tarjuman terminal` tells it."""
        answer = session.tell(op="capture", argv=[self.programs.reader, "terminal", "--no-ask", *self.arguments], env={})
        said = ESCAPES.sub("\n", base64.b64decode(answer["said"]).decode(errors="replace"))
        if answer["status"] != 0:
            raise Failure(f"tarjuman terminal ended with {answer['status']}: {said}")
        found = {name: re.search(rf"^{name} +(.+?)\r?\n +(.+?)\r?$", said, re.MULTILINE) for name in ("Terminal", "Display", "Harakat")}
        if None in found.values():
            raise Failure(f"tarjuman terminal does not tell what it found: {said}")
        self.result.terminal, self.result.why = found["Terminal"][1], found["Terminal"][2]
        self.result.display = found["Display"][1]
        self.harakat = found["Harakat"][1].startswith("kept")
        self.result.harakat = "kept" if self.harakat else "stripped"

    def scenario(self, session, name, file, script):
        player = Player(self.programs, session, self.harakat, file)
        try:
            states = play(player, script, self.terminal.resizes)
        finally:
            player.close()
        reference = Reference(session, either_weight=self.result.display == "words-kitty")
        reference.enter()
        wanted = [(label, action, dump, *reference.picture(dump)) for label, action, dump in states]
        reference.leave()
        self.program(session, [self.programs.reader, *self.arguments, *([file] if file else [])])
        for label, action, dump, should, words in wanted:
            if action:
                do(session, action)
            self.judge(session, f"{name}: {label}", action, dump, should, words)
            if self.result.picture is None:
                self.result.picture = session.machine.grab().crop(session.frame())
        session.machine.key("q")
        self.ended(session, "the reader")

    def judge(self, session, label, action, dump, should, words):
        end = time.monotonic() + self.slow
        while True:
            picture = session.machine.settled(calm=0.1, seconds=5)
            differing = compare(session, picture, should, words)
            known = [place for place in differing if self.is_known(place, words)]
            wrong = [place for place in differing if place not in known]
            if not wrong or time.monotonic() > end:
                break
            time.sleep(0.2)
        self.result.compared += len(words)
        self.result.known += [(label, *place) for place in known]
        self.result.wrong += [(label, *place) for place in wrong]
        if action and action[0] == "click":
            self.result.clicks += 1
            self.result.clicks_right += not any(place[0] in strip_rows(dump) for place in wrong)
        if wrong and self.pictures:
            file = re.sub(r"[^a-z0-9.]+", "-", f"{self.terminal.name}-{label}".lower())
            side_by_side(picture, should[0], wrong, session).save(os.path.join(self.pictures, f"wrong-{file}.png"))

    def is_known(self, place, words):
        return any(fault.covers(self.terminal.name, place, words) for fault in self.faults)
