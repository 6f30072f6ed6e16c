"""Reads papers with programs nobody here wrote: openpyxl, python-docx, pdftotext's output.

usage: read.py FILE.xlsx FILE.docx FILE.txt
Prints one JSON object: cells of the workbook's sheets by name, paragraphs, tables and styles of the
document, pages of the text. Knows nothing of our code.
"""
import json
import sys

import docx
import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheets = {}
for sheet in book.worksheets:
    rows = []
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            value = cell.value
            if cell.data_type == "f":
                raise SystemExit("a formula at %s!%s" % (sheet.title, cell.coordinate))
            cells.append(value.isoformat() if hasattr(value, "isoformat") else value)
        rows.append(cells)
    sheets[sheet.title] = rows

document = docx.Document(sys.argv[2])
section = document.sections[0]
tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
footer = section.footer._element.xml
print(json.dumps({
    "sheets": sheets,
    "title": document.core_properties.title,
    "headings": [p.text for p in document.paragraphs if p.style.name.lower() == "heading 1"],
    "paragraphs": [p.text for p in document.paragraphs],
    "tables": tables,
    "repeated": sum("<w:tblHeader" in table._element.xml for table in document.tables),
    "page": [section.page_width.mm, section.page_height.mm],
    "fields": ["PAGE" in footer, "NUMPAGES" in footer],
    "pages": open(sys.argv[3], encoding="utf-8").read().split("\f"),
}, ensure_ascii=False))
