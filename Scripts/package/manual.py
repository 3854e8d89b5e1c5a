#!/usr/bin/env python3
"""Writes the man pages of sitegen, one a command: manual.py PROGRAM FOLDER

What they say is what the program says of itself: it prints its commands and options as JSON. Their date is
SOURCE_DATE_EPOCH, so that the same program gives the same pages."""

import datetime
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import textwrap

SECTION = 1

EXIT_STATUS = [
    ("0", "All went well; there may be warnings."),
    ("1", "The sources have errors, a check failed, or something cannot be read or written."),
    ("64", "Wrong usage, such as an unknown option."),
]

FILES = [
    ("site.yaml", "The site's settings."),
    ("content/", "Pages and posts in Markdown, and the files that belong to them."),
    ("templates/", "Files that take the place of the theme's."),
    ("public/", "The finished site."),
    (".sitegen/", "What a build keeps for the next; it can be deleted at any time."),
]


def escaped(text):
    """The text as man pages write it, in ASCII."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text)


def prose(text):
    """Text in short lines. A sentence begins a line, so that the end of the one before gets its space."""
    lines = []
    for sentence in re.split(r"(?<=[.!?])\s", text.strip()):
        lines += textwrap.wrap(escaped(sentence), 80, break_long_words=False, break_on_hyphens=False)
    # At the beginning of a line these are requests.
    return "\n".join(re.sub(r"^(?=[.'])", r"\\&", line) for line in lines)


def bold(text):
    return f"\\fB{escaped(text)}\\fR"


def italic(text):
    return f"\\fI{escaped(text)}\\fR"


def quoted(text):
    """An argument of a request."""
    return '"' + escaped(text).replace('"', "\\(dq") + '"'


class Page:
    """The man page of one command, whose parents' names come before its own."""

    def __init__(self, parents, command):
        self.parents = parents
        self.command = command
        self.names = parents + [command["commandName"]]
        self.title = "-".join(self.names)
        # "help" is the parser's own, and "sitegen help" says it all.
        self.subcommands = [
            Page(self.names, subcommand)
            for subcommand in command.get("subcommands", [])
            if subcommand["shouldDisplay"] and subcommand["commandName"] != "help"
        ]

    def tree(self):
        """This page and those of all commands below it."""
        yield self
        for page in self.subcommands:
            yield from page.tree()

    @property
    def summary(self):
        return self.command["abstract"].rstrip(".")

    @property
    def arguments(self):
        return [a for a in self.command.get("arguments", []) if a["shouldDisplay"]]

    @property
    def description(self):
        return self.command.get("discussion") or self.command["abstract"]

    def text(self, program, version, date):
        """The page's source."""
        lines = [
            f".TH {quoted(self.title.upper())} {SECTION} {date} {quoted(version)} {quoted('sitegen')}",
            ".nh",
            ".ad l",
            ".SH NAME",
            prose(f"{self.title} - {self.summary[0].lower() + self.summary[1:]}"),
            ".SH SYNOPSIS",
            "\n.br\n".join(self.usage(program)),
            ".SH DESCRIPTION",
            "\n.PP\n".join(map(prose, self.description.split("\n\n"))),
        ]
        if self.subcommands:
            lines.append(".SH COMMANDS")
            for page in self.subcommands:
                lines += [".TP", f"{bold(page.title)}({SECTION})", prose(page.command["abstract"])]
        positional = [a for a in self.arguments if a["kind"] == "positional"]
        options = [a for a in self.arguments if a["kind"] != "positional"]
        for heading, arguments in ("ARGUMENTS", positional), ("OPTIONS", options):
            if arguments:
                lines.append(f".SH {heading}")
            # An option and its opposite have the same text.
            for _, group in itertools.groupby(arguments, lambda a: (a["kind"], a.get("abstract"))):
                group = list(group)
                lines += [".TP", ", ".join(map(self.term, group)), *self.explanation(group[0])]
        lines += table("EXIT STATUS", EXIT_STATUS)
        if not self.parents:
            lines += table("FILES", FILES)
        lines += self.references()
        return "\n".join(lines) + "\n"

    def usage(self, program):
        """How the command is called, as its help says it: no other output has it."""
        shown = output(program, *self.names[1:], "--help", COLUMNS="1000")
        usage = shown.partition("USAGE: ")[2].partition("\n\n")[0]
        for call in usage.splitlines():
            words = escaped(call.strip().removeprefix(" ".join(self.names)))
            yield bold(" ".join(self.names)) + re.sub(r"<(.+?)>", r"\\fI\1\\fR", words)

    @staticmethod
    def term(argument):
        """The names of an option with its value, or the value of an argument."""
        if argument["kind"] == "positional":
            return italic(argument["valueName"])
        dashes = {"short": "-", "long": "--", "longWithSingleDash": "-"}
        names = sorted((dashes[name["kind"]] + name["name"] for name in argument["names"]), key=len)
        names = ", ".join(map(bold, names))
        return names + (f" {italic(argument['valueName'])}" if argument["kind"] == "option" else "")

    @staticmethod
    def explanation(argument):
        """What an option does, with its values and its default where the text does not have them."""
        facts = []
        if argument.get("allValueStrings"):
            facts.append("values: " + ", ".join(argument["allValueStrings"]))
        if argument.get("defaultValue") and argument["kind"] != "flag":
            facts.append("default: " + argument["defaultValue"])
        text = argument.get("abstract", "")
        lines = [prose(f"{text} ({'; '.join(facts)})" if facts else text)]
        if argument.get("discussion"):
            lines += [".IP", prose(argument["discussion"])]
        return lines

    def references(self):
        """The pages above and below this one."""
        pages = ["-".join(self.parents)] if self.parents else []
        pages += [page.title for page in self.subcommands]
        if not pages:
            return []
        return [".SH SEE ALSO", *(
            f".BR {escaped(page)} ({SECTION})" + (" ," if page != pages[-1] else "") for page in pages
        )]


def table(heading, rows):
    lines = [f".SH {heading}"]
    for term, text in rows:
        lines += [".TP", bold(term), prose(text)]
    return lines


def output(program, *arguments, **environment):
    environment = os.environ | environment
    return subprocess.run(
        [program, *arguments], check=True, capture_output=True, text=True, env=environment
    ).stdout


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])

    described = json.loads(output(program, "--experimental-dump-help"))
    if described["serializationVersion"] != 0:
        sys.exit("manual.py: the program describes itself in a form that is not known here")
    date = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    version = f"sitegen {output(program, '--version').strip()}"
    for page in Page([], described["command"]).tree():
        file = folder / f"{page.title}.{SECTION}"
        file.write_text(page.text(program, version, date.date().isoformat()), encoding="ascii")


if __name__ == "__main__":
    main()
