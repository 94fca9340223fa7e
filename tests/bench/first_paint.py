"""The window's first paint against a bare Qt window's, in one run; prints the medians and their ratio."""

import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
PAINT = """
from PySide6.QtCore import QTimer
class Painted:
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (print(time.perf_counter() - began), sys.stdout.flush(), os._exit(0)))
"""
BARE = f"""
import os, sys, time
began = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
{PAINT}
class Bare(Painted, QMainWindow):
    pass
app = QApplication([])
window = Bare()
window.resize(1280, 800)
window.show()
app.exec()
"""
OURS = f"""
import os, sys, tempfile, time
began = time.perf_counter()
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import app as starting
from ui import window as shown
from ui.settings import Settings
{PAINT}
class Ours(Painted, shown.Window):
    pass
starting.Window = Ours
window = starting.make_window(QApplication([]), Settings(Path(tempfile.mkdtemp()) / "window.ini"))
window.show()
QApplication.instance().exec()
"""


def seconds(source: str) -> float:
    """One start in a process of its own, from before Qt is imported to the end of the first paint."""
    done = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit("no window could be shown; run it on a screen, or under xvfb-run -a")
    return float(done.stdout.split()[0])


def main() -> None:
    """Measure both by turns, so that both meet the same machine."""
    pairs = [(seconds(BARE), seconds(OURS)) for _ in range(RUNS + 1)][1:]
    bare, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"bare window {bare * 1000:.0f} ms, ours {ours * 1000:.0f} ms, ratio {ours / bare:.2f} (median of {RUNS})")


if __name__ == "__main__":
    main()
