"""Cut the sample workbook from the public extract: its headings as they are and every seventh row.

Usage: python slice.py EXTRACT.xlsx OUT.xlsx
"""

import sys

import python_calamine
import xlsxwriter

EVERY = 7


def main(source: str, target: str) -> None:
    """Write the slice; dates stay dates, texts stay texts."""
    rows = python_calamine.CalamineWorkbook.from_path(source).get_sheet_by_name("Data").to_python(skip_empty_area=False)
    options = {"default_date_format": "dd/mm/yyyy", "strings_to_formulas": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": "Extract, May 2025"})
        sheet = book.add_worksheet("Data")
        for number, row in enumerate([rows[0], *rows[1::EVERY]]):
            for place, value in enumerate(row):
                if value != "":
                    sheet.write(number, place, value)


if __name__ == "__main__":
    main(*sys.argv[1:])
