"""Workbooks and documents under a password: opened with it here, in the child, and nowhere else."""

import io
from pathlib import Path

from pbdesk.errors import FileNotUnderstood, PasswordNeeded
from pbdesk.sentences import say

_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SAVE_OPEN = say("save a copy without the password and import that")


def unlocked(path: Path, content: bytes, password: str) -> bytes:
    """The content without its protection; as it is where it has none. Raises `PasswordNeeded`."""
    if _PACKAGE not in content:
        return content
    return opened(path, content, password)


def opened(path: Path, content: bytes, password: str) -> bytes:
    """The content of a protected file; raises `PasswordNeeded` where the password is not the right one."""
    if not password:
        raise PasswordNeeded(path, say("it is protected by a password"), say("give its password"))
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    plain = io.BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(content))
        locked.load_key(password=password)
        locked.decrypt(plain)
    except InvalidKeyError:
        raise PasswordNeeded(
            path, say("the password is not the right one"), say("give the one its sender chose")
        ) from None
    except Exception as error:
        raise FileNotUnderstood(path, say("it is protected in a way that cannot be opened here"), _SAVE_OPEN) from error
    return plain.getvalue()
