"""Writes a workbook of a CSV file as Excel writes it, texts shared and months as dates, or reads one with openpyxl:
workbook.py write ROWS.csv OUT.xlsx; workbook.py read IN.xlsx"""
import csv
import datetime
import sys
import zipfile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def write(source, target):
    texts = {}

    def cell(name, text, column):
        if column == 'period' and text[0].isdigit():
            year, month = map(int, text.split('-'))
            return f'<c r="{name}" s="1"><v>{(datetime.date(year, month, 1) - datetime.date(1899, 12, 30)).days}</v></c>'
        if column == 'revenue' and text[0].isdigit():
            return f'<c r="{name}"><v>{text}</v></c>'
        return f'<c r="{name}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'

    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED, compresslevel=6) as book, open(source, newline='') as rows:
        book.writestr('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + ''.join(
            f'<Override PartName="/xl/{path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
            for path, kind in [('workbook', 'sheet.main'), ('worksheets/sheet1', 'worksheet'), ('styles', 'styles'),
                               ('sharedStrings', 'sharedStrings')]) + '</Types>')
        book.writestr('_rels/.rels', f'{RELATIONS}<Relationship Id="r1" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr('xl/workbook.xml', f'<workbook {MAIN} xmlns:r="{TYPES}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>')
        book.writestr('xl/_rels/workbook.xml.rels', RELATIONS + ''.join(
            f'<Relationship Id="r{i}" Type="{TYPES}/{kind}" Target="{path}"/>' for i, (kind, path) in enumerate(
                [('worksheet', 'worksheets/sheet1.xml'), ('styles', 'styles.xml'), ('sharedStrings', 'sharedStrings.xml')], 1)) + '</Relationships>')
        book.writestr('xl/styles.xml', f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="17"/></cellXfs></styleSheet>')
        with book.open('xl/worksheets/sheet1.xml', 'w', force_zip64=True) as sheet:
            sheet.write(f'<worksheet {MAIN}><sheetData>'.encode())
            reader = csv.reader(rows)
            header = next(reader)
            for number, row in enumerate([header, *reader], 1):
                cells = ''.join(cell(chr(65 + i) + str(number), text, header[i]) for i, text in enumerate(row))
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b'</sheetData></worksheet>')
        book.writestr('xl/sharedStrings.xml', f'<sst {MAIN}>' + ''.join(f'<si><t>{text}</t></si>' for text in texts) + '</sst>')


def read(source):
    import openpyxl
    rows = 0
    for _ in openpyxl.load_workbook(source, read_only=True)['Data'].iter_rows(values_only=True):
        rows += 1
    print(rows)


if __name__ == '__main__':
    write(*sys.argv[2:]) if sys.argv[1] == 'write' else read(sys.argv[2])
