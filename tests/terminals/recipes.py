# How each terminal is started: 100 columns, 36 rows, DejaVu Sans Mono, nothing of the user's own.
#
# In: a machine, the command to run inside. Out: the terminal's command line (its settings are written into the private home), and what is known of it.
import os
import shlex
import struct
from dataclasses import dataclass

FONT = "DejaVu Sans Mono"
POINTS = 12
COLUMNS, ROWS = 100, 36


def put(machine, path, text):
    path = os.path.join(machine.env["HOME"], path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def xterm(machine, command):
    return ["xterm", "-u8", "-fa", FONT, "-fs", str(POINTS), "-geometry", f"{COLUMNS}x{ROWS}+0+0", "-e", *command]


def urxvt(machine, command):
    return ["urxvt", "-fn", f"xft:{FONT}:size={POINTS}", "-geometry", f"{COLUMNS}x{ROWS}+0+0", "+sb", "-e", *command]


def st(machine, command):
    return ["st", "-f", f"{FONT}:size={POINTS}", "-g", f"{COLUMNS}x{ROWS}+0+0", "-e", *command]


def alacritty(machine, command):
    put(machine, ".config/alacritty/alacritty.yml",
        f"font:\n  normal:\n    family: {FONT}\n  size: {POINTS}\nwindow:\n  dimensions:\n    columns: {COLUMNS}\n    lines: {ROWS}\n")
    put(machine, ".config/alacritty/alacritty.toml",
        f'[font]\nsize = {POINTS}\n[font.normal]\nfamily = "{FONT}"\n[window.dimensions]\ncolumns = {COLUMNS}\nlines = {ROWS}\n')
    return ["alacritty", "-e", *command]


def kitty(machine, command):
    options = {
        "font_family": FONT, "font_size": POINTS, "remember_window_size": "no", "initial_window_width": f"{COLUMNS}c",
        "initial_window_height": f"{ROWS}c", "update_check_interval": 0, "window_padding_width": 0, "linux_display_server": "x11",
    }
    return ["kitty", "--config", "NONE", *(word for name, value in options.items() for word in ("-o", f"{name}={value}")), *command]


def gnome_terminal(machine, command):
    # Its server is started by the bus, and ends with it.
    machine.env["GSETTINGS_BACKEND"] = "keyfile"
    script = put(machine, "gnome-terminal.sh",
                 f"gsettings set org.gnome.desktop.interface monospace-font-name '{FONT} {POINTS}'\n"
                 f"exec gnome-terminal --wait --geometry={COLUMNS}x{ROWS}+0+0 -- {shlex.join(command)}\n")
    return ["sh", script]


def xfce4_terminal(machine, command):
    return ["xfce4-terminal", "--disable-server", f"--font={FONT} {POINTS}", f"--geometry={COLUMNS}x{ROWS}+0+0", "--hide-menubar",
            "--hide-toolbar", "--hide-scrollbar", "-x", *command]


def sakura(machine, command):
    return ["sakura", "-f", f"{FONT} {POINTS}", "-c", str(COLUMNS), "-r", str(ROWS), "-x", shlex.join(command)]


def konsole(machine, command):
    put(machine, ".local/share/konsole/T.profile",
        f"[Appearance]\nFont={FONT},{POINTS},-1,5,50,0,0,0,0,0\nUseFontLineCharacters=true\nUseFontLineChararacters=true\n[General]\nName=T\nParent=FALLBACK/\nTerminalColumns={COLUMNS}\nTerminalRows={ROWS}\n"
        "[Scrolling]\nScrollBarPosition=2\n")
    return ["konsole", "--nofork", "--profile", "T", "--hide-menubar", "--hide-tabbar", "-e", *command]


def qterminal(machine, command):
    put(machine, ".config/qterminal.org/qterminal.ini",
        f"[General]\nfontFamily={FONT}\nfontSize={POINTS}\nMenuVisible=false\nHideTabBarWithOneTab=true\nAskOnExit=false\nScrollbarPosition=0\n"
        "fixedWindowSize=@Size(1060 760)\n[MainWindow]\nfixedSize=@Size(1060 760)\nsize=@Size(1060 760)\n")
    return ["qterminal", "-e", shlex.join(command)]


def mlterm(machine, command):
    put(machine, ".mlterm/aafont", f"DEFAULT={FONT}\nISO10646_UCS4_1={FONT}\n")
    put(machine, ".mlterm/main", f"fontsize={POINTS * 4 // 3}\ntype_engine=xft\nencoding=UTF-8\n")
    return ["mlterm", "-g", f"{COLUMNS}x{ROWS}", "-w", str(POINTS * 4 // 3), "--km=UTF-8", "--sb=false", "-e", *command]


def pterm(machine, command):
    return ["pterm", "-fn", f"client:{FONT} {POINTS}", "-geometry", f"{COLUMNS}x{ROWS}+0+0", "-e", *command]


def no_pointer(machine):
    """A pointer that is not seen (Xcursor(3): head, table of contents, one image): weston leaves its own where it was last."""
    image = struct.pack("<9I", 36, 0xFFFD0002, 24, 1, 1, 1, 0, 0, 0) + bytes(4)
    head = b"Xcur" + struct.pack("<6I", 16, 0x10000, 1, 0xFFFD0002, 24, 28)
    folder = os.path.join(machine.env["HOME"], ".icons", "none", "cursors")
    os.makedirs(folder)
    for name in ("default", "left_ptr", "text", "xterm"):
        with open(os.path.join(folder, name), "wb") as out:
            out.write(head + image)
    return {"XCURSOR_THEME": "none", "XCURSOR_PATH": os.path.join(machine.env["HOME"], ".icons")}


def foot(machine, command):
    from machine import wait
    machine.env.update(no_pointer(machine))
    # A kiosk fills weston's whole window, so that is made as large as the terminal shall be; the pointer can be put beside it.
    width, height = 10 * COLUMNS + 6, 19 * ROWS + 6
    settings = put(machine, "weston.ini",
                   f"[core]\nidle-time=0\n[shell]\npanel-position=none\nlocking=false\n[output]\nname=X1\nmode={width}x{height}\n")
    machine.spawn(["weston", "--backend=x11-backend.so", "--use-pixman", f"--width={width}", f"--height={height}", "--socket=wl-tm",
                   f"--config={settings}", "--shell=kiosk-shell.so"])
    wait("weston", lambda: os.path.exists(os.path.join(machine.env["XDG_RUNTIME_DIR"], "wl-tm")))
    machine.env["WAYLAND_DISPLAY"] = "wl-tm"
    return ["foot", "-o", "dpi-aware=no", "-o", "csd.preferred=none", "-f", f"{FONT}:size={POINTS}", "-W", f"{width}x{height}", *command]


def tmux(machine, command):
    put(machine, ".tmux.conf", "set -g status off\nset -g mouse on\nset -g default-terminal tmux-256color\nset -g escape-time 0\n")
    return gnome_terminal(machine, ["tmux", "-S", os.path.join(machine.folder, "tmux"), "new-session", shlex.join(command)])


def screen(machine, command):
    put(machine, ".screenrc", "startup_message off\ndefutf8 on\nterm screen-256color\naltscreen on\nvbell off\n")
    machine.env["SCREENDIR"] = os.path.join(machine.folder, "screens")
    os.makedirs(machine.env["SCREENDIR"], mode=0o700, exist_ok=True)
    return xterm(machine, ["screen", "-U", *command])


@dataclass(frozen=True)
class Alone:
    """How one word alone in a row is painted rightly: whether its letters are reordered (then they are sent in logical order), whether colours stay where
    they were sent nevertheless, what a blank is, what switches on and off."""
    reorders: bool
    colours_stay: bool = False
    blank: str = " "
    enter: str = ""
    leave: str = ""


STILL = Alone(False)
BIDI = Alone(True)


@dataclass(frozen=True)
class Terminal:
    """A terminal: its recipe, the programs it needs, the command that tells its version, how a word alone is painted in it."""
    name: str
    recipe: object
    needs: tuple
    version: tuple
    alone: Alone
    # What an X client's window can be given another size by; foot's is weston's.
    resizes: bool = True
    # Whether it now and then leaves out the line under a word that was sent with one (Konsole, beside a word of another background).
    forgets_lines: bool = False
    # Whether words are painted anew in part, so that what the letter beside reaches into that part is cut off (screen sends what has changed).
    cuts: bool = False


GNOME = ("gnome-terminal", "dbus-run-session")
ALL = [
    Terminal("xterm", xterm, ("xterm",), ("xterm", "-version"), STILL),
    Terminal("vte", gnome_terminal, GNOME, ("gnome-terminal", "--version"), BIDI),
    Terminal("konsole", konsole, ("konsole",), ("konsole", "--version"), BIDI, forgets_lines=True),
    Terminal("kitty", kitty, ("kitty",), ("kitty", "--version"), Alone(True, colours_stay=True)),
    Terminal("alacritty", alacritty, ("alacritty",), ("alacritty", "--version"), STILL),
    Terminal("mlterm", mlterm, ("mlterm",), ("mlterm", "--version"),
             Alone(False, enter="\x1b]5379;use_ctl=false\x07", leave="\x1b]5379;use_ctl=true\x07")),
    Terminal("urxvt", urxvt, ("urxvt",), ("urxvt", "--help"), STILL),
    Terminal("foot", foot, ("foot", "weston"), ("foot", "--version"), STILL, resizes=False),
    Terminal("tmux", tmux, ("tmux", *GNOME), ("tmux", "-V"), BIDI),
    Terminal("pterm", pterm, ("pterm",), ("dpkg-query", "-W", "pterm"), Alone(True, blank="\u2800")),
    Terminal("qterminal", qterminal, ("qterminal",), ("qterminal", "--version"), Alone(True, colours_stay=True)),
    Terminal("st", st, ("st",), ("st", "-v"), STILL),
    Terminal("screen", screen, ("screen", "xterm"), ("screen", "--version"), STILL, cuts=True),
    Terminal("xfce4", xfce4_terminal, ("xfce4-terminal", "dbus-run-session"), ("xfce4-terminal", "--version"), BIDI),
    Terminal("sakura", sakura, ("sakura",), ("sakura", "--version"), BIDI),
]
BY_NAME = {terminal.name: terminal for terminal in ALL}
