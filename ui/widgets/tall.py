"""A widget within a scroll area that is just as tall as its words need at its width."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class Tall(QWidget):
    """Without it a scroll area keeps the height that wrapped words need at the narrowest, and ends in a void."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        layout = self.layout()
        if layout is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(max(0, layout.heightForWidth(self.width())))
        return done
