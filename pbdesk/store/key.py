"""The key of an encrypted desk: made once from its passphrase, kept in memory only; files are SQLCipher 4's."""

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pbdesk.errors import DeskNotOpened, NotUnderstood, PassphraseNeeded, WrongPassphrase
from pbdesk.sentences import say
from pbdesk.whole import PLAIN

_ROUNDS = 256_000
PAGE, _SALT, _SEAL = 4096, 16, 64
"""The bytes of a page, of the salt at the beginning of the file, and of the seal at the end of every page."""
_TRIED = 16
"""So many pages are tried: one damaged page does not make a passphrase a wrong one."""
_MIXED = 200
"""A page of encrypted bytes holds nearly all of the 256 there are; one of text or of zeros far fewer."""


@dataclass(frozen=True)
class Key:
    """What opens one encrypted file and the copies made of it; it never shows itself."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def is_made_of(self, passphrase: str) -> bool:
        """Whether this is the key that the passphrase makes."""
        return _key(passphrase, self.salt) == self

    @property
    def spoken(self) -> str:
        """As the database takes it: the key itself, so that no connection derives it again."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    def sealed(self, path: Path) -> bool:
        """Whether any page tried was sealed with this key; none is by chance."""
        with path.open("rb") as file:
            return any(self._sealed(file.read(PAGE), number) for number in range(1, _TRIED + 1))

    def _sealed(self, page: bytes, number: int) -> bool:
        begins = _SALT if number == 1 else 0
        seal = hmac.digest(self._sealing, page[begins:-_SEAL] + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(seal, page[-_SEAL:])

    @cached_property
    def _sealing(self) -> bytes:
        return hashlib.pbkdf2_hmac("sha512", self.raw, bytes(byte ^ 0x3A for byte in self.salt), 2, 32)


def new_key(passphrase: str) -> Key:
    """The key of a file that is to be made, with a salt of its own; raises `NotUnderstood` for no passphrase."""
    if not passphrase:
        raise NotUnderstood(say("The passphrase is empty; give one of at least one character."))
    return _key(passphrase, os.urandom(_SALT))


def _key(passphrase: str, salt: bytes) -> Key:
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", typed, salt, _ROUNDS, 32), salt)


def unlock(path: Path, passphrase: str | None) -> Key | None:
    """The key of an encrypted desk, None for a plain one.

    Raises `PassphraseNeeded`, `WrongPassphrase`, `DeskNotOpened` for what is neither, and for a passphrase too many.
    """
    if not is_encrypted(path):
        if passphrase is not None:
            raise DeskNotOpened(path, say("this desk is not encrypted"), say("leave the passphrase out"))
        return None
    if passphrase is None:
        raise PassphraseNeeded(path)
    key = key_of(path, passphrase)
    if key is None:
        raise WrongPassphrase(path)
    return key


def key_of(path: Path, passphrase: str) -> Key | None:
    """The key of an encrypted file; None where no page tried was sealed with that passphrase."""
    with path.open("rb") as file:
        key = _key(passphrase, file.read(_SALT))
    return key if key.sealed(path) else None


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted desk, as far as can be seen from outside; raises `DeskNotOpened` for no desk."""
    head = _head(path)
    if head.startswith(PLAIN):
        return False
    if not head:
        raise DeskNotOpened(
            path, say("the file is empty (zero bytes)"), say("restore a backup, or make a new desk under another name")
        )
    if not looks_sealed(head) or not in_whole_pages(path):
        raise DeskNotOpened(path, say("this is not a desk"), say("choose a file that ends in .pbdesk"))
    return True


def looks_sealed(head: bytes) -> bool:
    """Whether a file that begins so may be an encrypted one: nothing in its first page is like any other."""
    return len(head) >= PAGE and len(set(head[:PAGE])) >= _MIXED


def in_whole_pages(path: Path) -> bool:
    """Whether nothing was cut off within a page."""
    return path.stat().st_size % PAGE == 0


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(PAGE)
    except OSError as error:
        known = {PermissionError: say("not allowed"), FileNotFoundError: say("there is no such file")}
        why = known.get(type(error)) or error.strerror or str(error)
        raise DeskNotOpened(
            path, say("it cannot be read ({why})", why=why), say("check the name and the folder")
        ) from error
