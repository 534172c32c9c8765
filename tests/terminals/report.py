# What came out, for people: a line and a table on the screen, pictures, the page in docs/.
import os
import re
import shutil
import subprocess

# Cells of the table: its head, and how a result fills it.
TABLE = [
    ("terminal", lambda r: r.name),
    ("version", lambda r: r.version),
    ("display", lambda r: r.display),
    ("harakat", lambda r: r.harakat),
    ("words", lambda r: str(r.compared)),
    ("wrong", lambda r: str(len(r.wrong))),
    ("known", lambda r: str(len(r.known))),
    ("clicks", lambda r: f"{r.clicks_right}/{r.clicks}"),
    ("s", lambda r: f"{r.seconds:.0f}"),
    ("", lambda r: r.failure.partition("\n")[0]),
]


def version(terminal):
    """The version that a terminal says it has."""
    if not shutil.which(terminal.version[0]):
        return ""
    try:
        done = subprocess.run(terminal.version, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=20, check=False,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})
    except (OSError, subprocess.SubprocessError):
        return ""
    said = done.stdout.decode(errors="replace")
    found = re.search(r"VTE (\d[\w.]*)", said) or re.search(r"(?<![\w.])v?(\d+(?:\.\d+)*[a-z]?)", said) or re.search(r"(\d+)", said)
    return found[1] if found else ""


def line(result):
    """One terminal, while others still run, with what is wrong."""
    head = f"{result.name} {result.version}: {result.display}, harakat {result.harakat}; {len(result.wrong)} of {result.compared} words wrong, " \
        f"{len(result.known)} known; clicks {result.clicks_right} of {result.clicks}; {result.seconds:.0f} s" + (f"; attempt {result.attempts}" if result.attempts > 1 else "")
    lines = [head + (f"; FAILED: {result.failure}" if result.failure else "")]
    lines += [f"    {label}, row {row} column {column}: «{text}» ({pixels} pixels)" for label, row, column, _, text, pixels in result.wrong[:12]]
    if len(result.wrong) > 12:
        lines.append(f"    … {len(result.wrong) - 12} more")
    return "\n".join(lines)


def table(results):
    rows = [[head for head, _ in TABLE], *([fill(result) for _, fill in TABLE] for result in results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(TABLE))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip() for row in rows)


def small(picture):
    """With few colours, as the screen has."""
    return picture.convert("RGB").quantize(48)


def pictures(results, folder):
    os.makedirs(folder, exist_ok=True)
    for result in results:
        if result.picture is not None:
            small(result.picture).save(os.path.join(folder, f"{result.name}.png"), optimize=True)


def docs(results, faults, order, folder):
    """The page of pictures; what it says of terminals that were not run now stays."""
    shown = [result for result in results if result.picture is not None]
    pictures(shown, os.path.join(folder, "terminals"))
    path = os.path.join(folder, "terminals.md")
    rows, sections = kept(path)
    for r in shown:
        rows[r.name] = f"| [{r.name}](#{r.name}) | {r.version} | `{r.display}` | {r.harakat} | {r.compared} | {len(r.wrong)} | {len(r.known)} | {r.clicks_right} of {r.clicks} |"
        known = [f" Known: {fault.reason}." for fault in faults if r.known and fault.terminal == r.name]
        sections[r.name] = f"## {r.name}\n\n{r.version}: `{r.display}`, harakat {r.harakat}: {r.why}.{''.join(known)}\n\n" \
            f"![The bundled article in {r.name}](terminals/{r.name}.png)\n"
    names = [name for name in order if name in rows]
    out = [
        "# Tarjuman in real terminals",
        "",
        "The bundled article with its panel, as each terminal shows it. Written by `tests/terminals/run --docs`, which runs the program in each of them, lets it find out where it is,",
        "and compares every word, in several states (cursor moved, vowels shown, scrolled, clicked, resized), with a picture of that word alone in the same terminal.",
        "What is sent to which terminal, and why: [ARCHITECTURE.md](../ARCHITECTURE.md). `tmux` runs in a VTE terminal, `screen` in xterm, `vte` is GNOME Terminal, `pterm` is PuTTY.",
        "",
        "| terminal | version | display | harakat | words compared | wrong | known faults | clicks right |",
        "|---|---|---|---|---|---|---|---|",
        *(rows[name] for name in names),
        "",
    ]
    with open(path, "w", encoding="utf-8") as page:
        page.write("\n".join(out) + "\n" + "\n".join(sections[name] for name in names))


def kept(path):
    """The rows and sections of a page already written, by terminal."""
    if not os.path.exists(path):
        return {}, {}
    with open(path, encoding="utf-8") as page:
        head, *sections = re.split(r"^(?=## )", page.read(), flags=re.MULTILINE)
    rows = {found[1]: found[0] for found in re.finditer(r"^\| \[(\w+)\].*$", head, re.MULTILINE)}
    return rows, {section.split(None, 2)[1]: section.rstrip("\n") + "\n" for section in sections}
