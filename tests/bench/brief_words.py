"""A long brief as Word against lxml alone writing the same XML, in one run; prints medians and their ratio.

How many pages it has is counted beforehand by LibreOffice, where that is installed, and is no part of the time.

python tests/bench/brief_words.py [ACTIVITIES] [RUNS]
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pbdesk.brief.package import Parts, packed, unpacked
from pbdesk.brief.word import word
from tests.brief.sample import sample

_DOCUMENT = "word/document.xml"
_PAGE = re.compile(rb"/Type\s*/Page\b")


def again(parts: Parts) -> Callable[[], bytes]:
    """The same document made element by element by lxml from what is known beforehand, and packed."""
    known = etree.fromstring(parts[_DOCUMENT])

    def make() -> bytes:
        root = etree.Element(known.tag, known.attrib, known.nsmap)
        _copy(known, root)
        return packed({**parts, _DOCUMENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8",
                                                          standalone=True)})

    return make


def _copy(known: etree._Element, made: etree._Element) -> None:
    made.text = known.text
    for child in known:
        _copy(child, etree.SubElement(made, child.tag, child.attrib))


def seconds(work: Callable[[], bytes]) -> float:
    """How long a piece of work takes once."""
    began = perf_counter()
    work()
    return perf_counter() - began


def pages(document: bytes) -> str:
    """The pages of a document as LibreOffice prints it."""
    program = shutil.which("soffice")
    if program is None:
        return "pages not counted: no LibreOffice"
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "brief.docx").write_bytes(document)
        asked = [program, "--headless", f"-env:UserInstallation={folder.as_uri()}/profile", "--convert-to", "pdf"]
        subprocess.run([*asked, "--outdir", name, str(folder / "brief.docx")], capture_output=True, check=True)
        return f"{len(_PAGE.findall((folder / 'brief.pdf').read_bytes()))} pages"


def main(activities: int, runs: int) -> None:
    """Measure both by turns, so that both meet the same machine."""
    outline = sample(activities=activities)
    written = word(outline)
    parts, long = unpacked(written), pages(written)
    floor = again(parts)
    pairs = [(seconds(floor), seconds(lambda: word(outline))) for _ in range(runs + 1)][1:]
    lxml, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"{activities} activities, {long}, {len(parts[_DOCUMENT]):,} bytes of XML: lxml {lxml:.3f} s,"
          f" ours {ours:.3f} s, ratio {ours / lxml:.2f} (median of {runs})")  # fmt: skip


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [1000, 5][len(given) :]))
