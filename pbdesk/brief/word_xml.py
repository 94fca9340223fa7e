"""The smallest pieces of WordprocessingML (ECMA-376, part 1, 17): runs, paragraphs, fields, cells.

They are text, not trees: a brief of thousands of rows is written in the time it takes to join them.
Whatever a person wrote enters through `text` alone.
"""

from xml.sax.saxutils import escape, quoteattr

from pbdesk.brief.package import clean

NAMESPACES = (
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)

_OPEN = '<w:t xml:space="preserve">'


def text(words: str) -> str:
    """Any text as the content of a run; line feeds and tabs become Word's own."""
    if not words.isprintable():
        words = clean(words)
    inside = escape(words)
    if "\n" in inside or "\t" in inside:
        inside = inside.replace("\n", f"</w:t><w:br/>{_OPEN}").replace("\t", f"</w:t><w:tab/>{_OPEN}")
    return f"{_OPEN}{inside}</w:t>"


def attribute(words: str) -> str:
    """Any text as a quoted attribute."""
    return quoteattr(clean(words))


def run(words: str, style: str = "") -> str:
    """A run of text, in a character style where one is named."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{look}{text(words)}</w:r>" if words else ""


def paragraph(style: str, *runs: str, more: str = "") -> str:
    """A paragraph in a style; `more` are properties that the style does not have."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{"".join(runs)}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field that Word keeps up to date, filled in beforehand with what it will show."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r>{text(shown)}</w:r></w:fldSimple>'


def cell(content: str, width: int, more: str = "") -> str:
    """A table's cell of whole paragraphs; width in twentieths of a point."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def row(cells: str, heading: bool = False, height: int = 0) -> str:
    """A row that stays on one page, as high as its text or as given; a heading row returns on every page."""
    look = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
    look += "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{look}</w:trPr>{cells}</w:tr>"


def grid(widths: list[int], rows: str, *, style: str, alt: str, total: bool = False) -> str:
    """A table of whole rows; `alt` says what it shows to those who hear it read."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'w:val="{"0660" if total else "0620"}" w:firstRow="1" w:lastRow="{int(total)}"'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {look} w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val={attribute(alt)}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
