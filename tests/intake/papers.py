"""Documents as people send them, each made by code: letters, slides, papers, pages."""

import io
import zipfile
from email.message import EmailMessage

import docx
import xlsxwriter

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SLIDE = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
         'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"')  # fmt: skip
OPEN = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')  # fmt: skip


def archive(parts: dict[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def word(*paragraphs: str, header: str = "", cell: str = "") -> bytes:
    """A Word document with a page's head and a table of one cell."""
    document, made = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = header
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(1, 1).cell(0, 0).text = cell
    document.save(made)
    return made.getvalue()


def word_of(inside: str) -> bytes:
    """A Word document with this body, as the language of Word has it."""
    return archive({"word/document.xml": f"<w:document {WORD}><w:body>{inside}</w:body></w:document>"})


def slides(*texts: str) -> bytes:
    """A presentation with a slide for each text."""
    said = [f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>" for text in texts]
    return archive({f"ppt/slides/slide{n}.xml": f"<p:sld {SLIDE}>{one}</p:sld>" for n, one in enumerate(said, 1)})


def open_text(inside: str) -> bytes:
    """A text of OpenDocument with this body."""
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    return archive({"content.xml": f"<office:document-content {OPEN}>{body}</office:document-content>"})


def workbook(*rows: list[object]) -> bytes:
    """A workbook with one sheet."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Frontlines")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return made.getvalue()


def letter(subject: str, text: str, page: str, attached: str) -> bytes:
    """A letter as a mail program keeps it: plain and as a page, with a file."""
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "Kari <kari@mfa.example>", "ops@dev.example"
    made.set_content(text)
    made.add_alternative(page, subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=attached)
    return made.as_bytes()


def pdf(*pages: str) -> bytes:
    """A document of pages with a line of text each."""
    kids = " ".join(f"{2 * n + 4} 0 R" for n in range(len(pages)))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    for n, text in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        page = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {2 * n + 5} 0 R"
        bodies.append(f"<< /Type /Page {page} /Resources << /Font << /F1 3 0 R >> >> >>")
        bodies.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for n, body in enumerate(bodies, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + end.encode()
