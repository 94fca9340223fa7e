"""The form of a parcel: what its writer, its reading child and the window all know of it."""

from pbdesk.sentences import say

FORM = "pbdesk parcel 1"
"""The first word of every parcel; a reader knows by it what it has before it."""
ENDING = ".pbparcel"
LONGEST = 64 * 1024**2
"""Bytes of a line: the largest attachment in base64 stays well below."""
AGAIN = say("ask the sender for the parcel again")
NEWER = (say("it was written by a newer Peacebuilding Desk"), say("install the newer version to read it"))
NO_PARCEL = (say("it is no parcel"), say("give a file that `pbdesk exchange write` wrote"))
ODD = say("it holds what no desk writes")
CUT = say("it is damaged or cut off")


class Refused(Exception):
    """Why a parcel is not taken, and what to do."""
