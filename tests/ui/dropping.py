"""Files as a person drops them on a part of the window from the computer's own folders."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_ACTION, _BUTTON, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(part: QWidget, *dropped: object) -> None:
    """Drop files or addresses, where the part takes them at all."""
    data = QMimeData()
    data.setUrls([QUrl(str(one)) if "://" in str(one) else QUrl.fromLocalFile(str(one)) for one in dropped])
    entering = QDragEnterEvent(QPoint(5, 5), _ACTION, data, _BUTTON, _NONE)
    QApplication.sendEvent(part, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(part, QDropEvent(QPointF(5, 5), _ACTION, data, _BUTTON, _NONE))
