"""Passphrases come in files: never on the command line or in the environment, where others could read them."""

from pathlib import Path

from pbdesk.errors import FileNotUnderstood
from pbdesk.sentences import say


def passphrase_in(path: Path | None) -> str | None:
    """The passphrase in a file: all of it but one line end; None without a file. Raises `FileNotUnderstood`."""
    if path is None:
        return None
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileNotUnderstood(
            path, say("the passphrase in it is not UTF-8"), say("save it as plain text in UTF-8")
        ) from error
    except OSError as error:
        raise FileNotUnderstood(
            path, say("the passphrase in it cannot be read"), say("check the name and the folder")
        ) from error
    passphrase = text[:-2] if text.endswith("\r\n") else text.removesuffix("\n")
    if not passphrase:
        raise FileNotUnderstood(path, say("there is no passphrase in it"), say("write one into it"))
    return passphrase
