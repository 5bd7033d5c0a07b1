"""Reads attribute lists as tables, with Python's reader of CSV and with openpyxl: a question as JSON on each line of
standard input, the answer as JSON on each line out. What a spreadsheet would calculate is an error.
"""

import csv
import json
import sys

import openpyxl
from openpyxl.utils.escape import unescape

FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def unguarded(cell):
    """Takes the apostrophe away that stands before what a spreadsheet could take for a formula, as the documentation says."""
    if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA):
        return cell[1:]
    return cell


def table(question):
    """The rows of a file of comma-separated values."""
    with open(question["path"], encoding=question["encoding"], newline="") as file:
        rows = list(csv.reader(file, delimiter=question["delimiter"], strict=True))
    live = [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    return {"rows": [[unguarded(cell) for cell in row] for row in rows], "live": live}


def book(question):
    """The rows of each sheet. Every cell with something in it is a text and marked so."""
    book = openpyxl.load_workbook(question["path"])
    sheets, live = {}, []
    for sheet in book.worksheets:
        rows = list(sheet.iter_rows())
        cells = [cell for row in rows for cell in row if cell.value is not None]
        live += [f"{cell.coordinate} {cell.data_type}" for cell in cells if cell.data_type != "s"]
        live += [cell.coordinate for cell in cells if cell.value.startswith(FORMULA) and not cell.quotePrefix]
        sheets[sheet.title] = [[unescape(cell.value or "") for cell in row] for row in rows]
    return {"sheets": sheets, "live": live, "created": str(book.properties.created)}


ANSWERS = {"table": table, "book": book}
for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(ANSWERS[question["op"]](question)), flush=True)
