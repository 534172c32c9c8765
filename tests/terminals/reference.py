# What the picture must be: every word painted alone, at its place, in a frame of its own row by row; and how a picture is held against it.
#
# In: a session, a dump of examples/screen_cells.rs. Out: a picture put together from those frames, and the words of a real picture that differ from it.
# A word without neighbours cannot be disturbed by them: what a terminal does to runs, blanks, brackets and numbers beside one another does not enter here.
import re
import time
import unicodedata
from dataclasses import dataclass

from PIL import Image, ImageChops

# A pixel counts as other when a channel differs by more than this (anti-aliasing differs less); a cell when more than so many do.
CHANNEL = 72
PIXELS = 3
# As many in a word with vowel signs, whose ends terminals cut off at the edge of a row; a whole sign has eight.
CUT = 5
# As many in a blank cell: the end of a mark that reaches far out, which some terminals cut off when the blank is painted after it. The smallest sign has nine.
SPECK = 6
# The part of a cell into which a neighbour's letter may reach.
REACH = 0.3
# How long a frame may take, in seconds.
SLOW = 3
UNDERLINE = re.compile(r"(?<=^0)((?:;[1-9])*?);4(?=;|$)")


@dataclass(frozen=True)
class Atom:
    """Cells that are painted together: a word, a number, a sign. `cells` are (symbol, columns, SGR), from left to right."""
    row: int
    column: int
    cells: tuple
    arabic: bool

    @property
    def width(self):
        return sum(columns for _, columns, _ in self.cells)

    @property
    def text(self):
        order = reversed(self.cells) if self.arabic else self.cells
        return unicodedata.normalize("NFKC", "".join(symbol for symbol, _, _ in order))


def kind(symbol):
    """What a cell may stand together with: `letters` of Arabic; nothing (`single`): its digits and signs; `other`."""
    first = symbol[0]
    if symbol == " ":
        return "blank"
    if unicodedata.bidirectional(first) in ("AL", "R"):
        return "letters" if unicodedata.category(first)[0] == "L" else "single"
    if unicodedata.bidirectional(first) == "AN":
        return "single"
    return "other"


def atoms(dump, colours_stay=False):
    """The words and signs of a screen. With `colours_stay` a word ends where its colour does."""
    found = []
    for y, row in enumerate(dump["rows"]):
        column, run, last = 0, [], "blank"

        def close(end):
            if run:
                start = end - sum(columns for _, columns, _ in run)
                found.append(Atom(y, start, tuple(run), last == "letters"))
                run.clear()

        for symbol, columns, style in row:
            now = kind(symbol)
            if now != last or now == "single" or colours_stay and run and run[-1][2] != dump["styles"][style]:
                close(column)
            if now != "blank":
                run.append((symbol, columns, dump["styles"][style]))
            last = now
            column += columns
        close(column)
    return found


def heavier(atom, wanted):
    """A sign or number that touches Arabic, in the other weight; anything else as it is."""
    beside = any(other.arabic and other.row == atom.row and (other.column + other.width == atom.column or atom.column + atom.width == other.column)
                 for other in wanted)
    if atom.arabic or not beside:
        return atom
    return Atom(atom.row, atom.column, tuple((symbol, columns, other_weight(sgr)) for symbol, columns, sgr in atom.cells), False)


def other_weight(sgr):
    return sgr.replace("0;1", "0", 1) if re.match(r"0;1(;|$)", sgr) else sgr.replace("0", "0;1", 1)


def apart(rows):
    """Takes at most one atom out of each row, none of them beside one of the row above it: the ink around each is its own."""
    taken = []
    for row in sorted(rows):
        over = taken[-1] if taken and taken[-1].row == row - 1 else None
        for atom in rows[row]:
            if over is None or atom.column > over.column + over.width + 2 or atom.column + atom.width + 2 < over.column:
                rows[row].remove(atom)
                taken.append(atom)
                break
    return taken


class Reference:
    """Paints frames in one terminal and keeps what came of each atom."""

    def __init__(self, session, either_weight=False):
        self.session = session
        # Whether what touches Arabic letters may be bold or not: the bytes for kitty keep signs and letters apart by their weight.
        self.either_weight = either_weight
        self.way = session.terminal.alone
        self.known = {}
        self.shown = None

    def enter(self):
        """The terminal as the frames want it."""
        self.session.write("\x1b[?1049h\x1b[?25l" + self.way.enter + "\x1b[0m\x1b[2J")
        self.shown = self.session.machine.settled()

    def leave(self):
        self.session.write("\x1b[0m\x1b[2J" + self.way.leave + "\x1b[?25h\x1b[?1049l")

    def frame(self, data):
        self.session.write(data)
        self.shown = self.session.machine.changed(self.shown)
        return self.shown

    def paint(self, atom):
        """The bytes for one atom, in a row of blanks."""
        cells = atom.cells
        if atom.arabic and self.way.reorders:
            cells = tuple(reversed(cells))
        styled = "".join(f"\x1b[{sgr}m{symbol}" for symbol, _, sgr in cells)
        return f"\x1b[{atom.row + 1};{atom.column + 1}H{styled}\x1b[0m"

    def blanks(self, dump):
        """The bytes for all cells without what stands in them."""
        out = ["\x1b[0m\x1b[2J"]
        for y, row in enumerate(dump["rows"]):
            out.append(f"\x1b[{y + 1};1H")
            last = None
            for symbol, columns, style in row:
                sgr = dump["styles"][style]
                if symbol != " ":
                    # A line under a blank would stay half seen under the word that is painted over it, where only what changes is painted.
                    sgr = UNDERLINE.sub(r"\1", sgr)
                if sgr != last:
                    out.append(f"\x1b[{sgr}m")
                    last = sgr
                out.append(self.way.blank * columns)
        return "".join(out) + "\x1b[0m"

    @staticmethod
    def key(atom):
        """Arabic is painted at its very place; what stands beside it looks the same everywhere."""
        return atom if atom.arabic else atom.cells

    def learn(self, wanted, blanks, ground):
        """Paints the atoms not yet known, one a row in each frame."""
        rows, keys = {}, set(self.known)
        for atom in wanted:
            if self.key(atom) not in keys:
                keys.add(self.key(atom))
                rows.setdefault(atom.row, []).append(atom)
        while any(rows.values()):
            now = apart(rows)
            boxes = {atom: self.session.box(atom.column, atom.row, atom.width) for atom in now}
            w, h = round(self.session.cell_width), round(self.session.cell_height / 2)
            picture = self.frame(blanks + "".join(map(self.paint, now)))
            end = time.monotonic() + SLOW
            while not self.complete(picture, ground, boxes.values(), w, h) and time.monotonic() < end:
                picture = self.shown = self.session.machine.settled(calm=0.2)
            ink = differing(picture, ground, 0)
            for box in boxes.values():
                ink.paste(0, box)
            for atom, box in boxes.items():
                around = (box[0] - w, box[1] - h, box[2] + w, box[3] + h)
                mask = ink.crop(around)
                mask.paste(255, (w, h, w + box[2] - box[0], h + box[3] - box[1]))
                self.known[self.key(atom)] = (picture.crop(around), mask, w, h)

    @staticmethod
    def complete(picture, ground, boxes, w, h):
        """Whether all of a frame is there, and nothing of the one before it."""
        ink = differing(picture, ground, 0)
        if not all(ink.crop(box).getbbox() for box in boxes):
            return False
        for left, top, right, bottom in boxes:
            ink.paste(0, (left - w, top - h, right + w, bottom + h))
        return count(ink) <= PIXELS

    def picture(self, dump):
        """The references (one, or two of which either will do in each cell), and their atoms."""
        wanted = atoms(dump, self.way.colours_stay)
        blanks = self.blanks(dump)
        ground = self.frame(blanks)
        either = [wanted, [heavier(atom, wanted) for atom in wanted]] if self.either_weight else [wanted]
        wholes = []
        for atoms_of_one in either:
            self.learn(atoms_of_one, blanks, ground)
            wholes.append(self.assembled(ground, atoms_of_one))
        return wholes, wanted

    def assembled(self, ground, wanted):
        whole = ground.copy()
        for atom in wanted:
            crop, mask, w, h = self.known[self.key(atom)]
            left, top, *_ = self.session.box(atom.column, atom.row)
            whole.paste(crop, (left - w, top - h), mask)
        return whole


def differing(one, other, channel):
    """White where a channel differs by more than `channel`."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if value > channel else 0 for value in range(256)])


def count(mask):
    return mask.histogram()[255]


def compare(session, picture, references, wanted):
    """The wrong places: (row, column, columns, what should stand there, pixels that differ)."""
    others = [differing(picture, reference, CHANNEL) for reference in references]
    if not all(other.getbbox() for other in others):
        return []
    owner = {}
    for atom in wanted:
        for column in range(atom.column, atom.column + atom.width):
            owner[atom.row, column] = atom
    wrong = {}
    for y in range(session.rows):
        if not all(other.crop(session.box(0, y, session.columns)).getbbox() for other in others):
            continue
        for x in range(session.columns):
            box = inner(session, owner, x, y)
            pixels = min(count(other.crop(box)) for other in others)
            if session.terminal.forgets_lines and all(only_its_line(owner.get((y, x)), other.crop(box)) for other in others):
                continue
            if pixels > most(owner.get((y, x))) and not any(shifted(picture, reference, box) for reference in references):
                atom = owner.get((y, x))
                place = (y, atom.column, atom.width, atom.text) if atom else (y, x, 1, "nothing")
                wrong[place] = wrong.get(place, 0) + pixels
    return [(*place, pixels) for place, pixels in sorted(wrong.items())]


def inner(session, owner, x, y):
    """The pixels of a cell without those into which letters reach from the cells beside their word: how far that is seen depends on what the
    terminal paints last, and some leave it there when the word has gone."""
    atom = owner.get((y, x))
    left, top, right, bottom = session.box(x, y)
    aside = round(session.cell_width * REACH)
    within = round(session.cell_width * REACH / 2) if session.terminal.cuts else 0
    left += aside if atom is None or owner.get((y, x - 1)) not in (atom, None) else within
    right -= aside if atom is None or owner.get((y, x + 1)) not in (atom, None) else within
    top += round(session.cell_height * height_reached(owner.get((y - 1, x))))
    bottom -= round(session.cell_height * height_reached(owner.get((y + 1, x))))
    return left, top, right, bottom


def height_reached(atom):
    """The part of a cell into which what stands above or below it may reach; vowel signs do so further than letters."""
    if atom is None:
        return 0
    return REACH if vowelled(atom) else REACH / 2


def vowelled(atom):
    return any(unicodedata.combining(sign) for symbol, _, _ in atom.cells for sign in symbol)


def most(atom):
    """How many pixels of a cell may differ."""
    if atom is None:
        return SPECK
    return CUT if vowelled(atom) else PIXELS


def only_its_line(atom, other):
    """Whether nothing but the line under a word is other: one or two rows of pixels, over most of the cell (dots below a letter are not so wide)."""
    box = other.getbbox()
    if box is None or atom is None or not all(UNDERLINE.search(sgr) for _, _, sgr in atom.cells):
        return False
    return box[3] - box[1] <= 2 and box[1] > other.height // 2 and count(other) >= 0.6 * other.width


def shifted(picture, reference, box):
    """Whether a cell is right but for one pixel to a side."""
    left, top, right, bottom = box
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        moved = picture.crop((left + dx, top + dy, right + dx, bottom + dy))
        if count(differing(moved, reference.crop(box), CHANNEL)) <= PIXELS:
            return True
    return False


def side_by_side(picture, reference, wrong, session):
    """A picture for a person: what is seen, over what should be, the wrong places framed."""
    from PIL import ImageDraw
    box = (session.left, session.top, *session.box(session.columns - 1, session.rows - 1)[2:])
    width, height = box[2] - box[0], box[3] - box[1]
    both = Image.new("RGB", (width, 2 * height + 4), "red")
    for index, image in enumerate((picture, reference)):
        image = image.copy()
        draw = ImageDraw.Draw(image)
        for row, column, columns, *_ in wrong:
            draw.rectangle(session.box(column, row, columns), outline="red")
        both.paste(image.crop(box), (0, index * (height + 4)))
    return both
