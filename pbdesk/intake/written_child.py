"""The process in which a file of the desk is read for its words; it may die of it, and the desk goes on."""

import sys

from pbdesk.intake.messages import received, send
from pbdesk.intake.prose import written_in
from pbdesk.limits import limit_this_process


def main() -> None:
    """Read the file whose name and content come on standard input; answer with its words, or with none."""
    question = next(received(sys.stdin.buffer), None)
    if question is None:
        return
    name, content = question
    if isinstance(content, bytes):
        limit_this_process(len(content))
        send(sys.stdout.buffer, *_answer(name, content))


def _answer(name: str, content: bytes) -> tuple[str, str]:
    try:
        return "written", written_in(name, content)
    except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, its words are not known
        return "unreadable", type(error).__name__


if __name__ == "__main__":
    main()
