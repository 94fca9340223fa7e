"""The pages beside the composer say what the file will: contents, numbered captions, sources, every series drawn."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from pbdesk.brief.charts import COLOURS, GREY
from pbdesk.brief.drawings import Chart, Drawn, Series
from pbdesk.brief.outline import Section
from pbdesk.brief.timelines import NOBODY
from pbdesk.brief.words import words
from tests.brief.sample import sample
from tests.brief.test_drawings import LEADS, NET
from ui.brief.bars import picture
from ui.brief.paper import Paper, laid_out


def chart(drawn: Drawn) -> Chart:
    series = (Series("Led", (3, 1)), Series("Nobody", (2, 2)), Series("Not known", (1, None), not_known=True))
    return Chart("Days", "Days", "Days.", drawn, "For", ("Country", "Security"), series)


def shown(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_every_series_of_a_chart_is_drawn_in_the_colour_it_has_in_the_file(qapp: QApplication) -> None:
    for drawn in (Drawn.STACKED, Drawn.COLUMN):
        colours = shown(picture(chart(drawn), words("en"), 470, QFont("Inter", 8)))
        assert {QColor(f"#{one}").name() for one in (COLOURS[0], COLOURS[1], GREY)} <= colours


def test_who_led_when_and_who_coordinates_are_drawn_with_the_colours_of_the_file(qapp: QApplication) -> None:
    for of in (LEADS, NET):
        colours = shown(picture(of, words("en"), 470, QFont("Inter", 8)))
        assert {QColor(f"#{one}").name() for one in COLOURS[:2]} <= colours
    assert QColor(f"#{NOBODY}").name() in shown(picture(LEADS, words("en"), 470, QFont("Inter", 8)))


def test_the_pages_end_in_the_sources_and_count_their_tables_and_figures(qapp: QApplication) -> None:
    text = laid_out(sample("nb", activities=6)).document.toPlainText()
    assert "Kilder" in text
    assert [f"Tabell {n}. " in text for n in range(1, 8)] == [True] * 7
    assert "Figur 1. " in text


def test_a_long_document_has_its_contents_on_its_first_page(qapp: QApplication) -> None:
    short = sample(activities=6)
    long = replace(short, sections=(*short.sections, *(Section(f"More {n}", ()) for n in range(12))))
    assert "Contents" not in laid_out(short).document.toPlainText()
    assert "Contents" in laid_out(long).document.toPlainText()


def test_the_counts_of_agencies_by_dimensions_are_shaded_by_size(qapp: QApplication) -> None:
    assert laid_out(sample(activities=6)).document.toHtml().count("background-color:#1f3a5f") == 1


def test_the_first_pages_are_laid_out_before_the_others_and_look_as_they_do_in_the_whole(qapp: QApplication) -> None:
    of = sample(activities=6)
    long = replace(of, sections=(*of.sections[:-1], *of.sections[1:-1], *of.sections[1:-1], of.sections[-1]))
    first, whole = laid_out(long, whole=False), laid_out(long)
    assert 2 <= first.count < whole.count
    assert first.begun
    assert not whole.begun
    for at in range(first.count):
        assert above_the_foot(first, at) == above_the_foot(whole, at)


def test_what_is_short_is_laid_out_whole_at_once(qapp: QApplication) -> None:
    of = sample(activities=6)
    short = replace(of, sections=of.sections[:2])
    assert not laid_out(short, whole=False).begun
    assert laid_out(short, whole=False).count == laid_out(short).count


def above_the_foot(paper: Paper, at: int) -> QImage:
    """A page as it is painted, without the line that says which it is, of how many."""
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paper.paint(painter, at, image.width(), QRectF(image.rect()))
    painter.end()
    return image.copy(0, 0, 595, 800)
