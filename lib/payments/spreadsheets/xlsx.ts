import { decimalMoney } from '@/lib/money';
import { type Cell, daySerial, type Rows } from './cell';
import { type ZipEntry, zipStream } from './zip-stream';

/*
 * The part of Office Open XML (ECMA-376) that a table needs: one sheet, texts in their cells, numbers, moments. Why it is
 * written here: docs/decisions/0013-xlsx-without-a-package.md.
 */

/** What a sheet holds; more rows go to another one. */
const rowsOfSheet = 1_048_576;
const longestText = 32_767;
const rowsAtOnce = 200;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Positions in the list of styles below. */
const styles = { heading: 1, moment: 2, amounts: [3, 4, 4, 5] };

/**
 * The rows as a workbook, made while it is read; the first row is the heading and stays in view. Every text is a text,
 * whatever it begins with; amounts are numbers, moments the time on the wall. `name` is the sheet's, up to 25 letters.
 */
export function xlsxParts(name: string, rows: Rows): AsyncGenerator<Uint8Array> {
  return zipStream(workbook(name, rows));
}

async function* workbook(name: string, rows: Rows): AsyncGenerator<ZipEntry> {
  const source = (async function* () {
    yield* rows;
  })();
  try {
    const state = { heading: undefined as readonly Cell[] | undefined, done: false };
    let sheets = 0;
    while (!state.done) {
      sheets++;
      yield { name: `xl/worksheets/sheet${sheets}.xml`, text: sheetParts(source, state) };
    }
    yield* frame(name, sheets);
  } finally {
    await source.return(undefined);
  }
}

type SheetState = { heading: readonly Cell[] | undefined; done: boolean };

/** One sheet as XML. Not `for await`: that would end the source where the sheet ends. */
async function* sheetParts(
  source: AsyncGenerator<readonly Cell[]>,
  state: SheetState,
): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  let text = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`;
  text += '<sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>';
  if (state.heading) text += rowXml(state.heading, true);
  for (let row = state.heading ? 1 : 0; row < rowsOfSheet; row++) {
    const { value, done } = await source.next();
    if (done) {
      state.done = true;
      break;
    }
    text += rowXml(value, !state.heading);
    state.heading ??= value;
    if (row % rowsAtOnce === 0) {
      yield text;
      text = '';
    }
  }
  yield `${text}</sheetData></worksheet>`;
}

const rowXml = (cells: readonly Cell[], isHeading: boolean) =>
  `<row>${cells.map((cell) => cellXml(cell, isHeading)).join('')}</row>`;

function cellXml(cell: Cell, isHeading: boolean): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    const style = isHeading ? ` s="${styles.heading}"` : '';
    return `<c t="inlineStr"${style}><is><t xml:space="preserve">${textXml(cell)}</t></is></c>`;
  }
  if (cell.kind === 'moment') return `<c s="${styles.moment}"><v>${daySerial(cell)}</v></c>`;
  const number = decimalMoney(cell.minor, cell.currency);
  const digits = number.split('.')[1]?.length ?? 0;
  return `<c s="${styles.amounts[digits] ?? 0}"><v>${number}</v></c>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 does not know is left out; "_x0041_" would be read as an escaped letter, so its underscore is escaped. */
function textXml(text: string): string {
  return (
    text
      .slice(0, longestText)
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in there
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replace(/\r/g, '_x000D_')
      .replace(/[&<>"]/g, (letter) => entities[letter] ?? '')
  );
}

/** The files around the sheets. */
function* frame(name: string, sheets: number): Generator<ZipEntry> {
  const each = (write: (at: number) => string) =>
    Array.from({ length: sheets }, (_, at) => write(at + 1)).join('');
  const file = (path: string, xml: string): ZipEntry => ({ name: path, text: [head + xml] });
  const type = (path: string, kind: string) =>
    `<Override PartName="/xl/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (at: number, kind: string, target: string) =>
    `<Relationship Id="rId${at}" Type="${relations}/${kind}" Target="${target}"/>`;
  yield file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each(
      (at) => `<sheet name="${textXml(name)}${at > 1 ? ` ${at}` : ''}" sheetId="${at}" r:id="rId${at}"/>`,
    )}</sheets></workbook>`,
  );
  yield file(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}/relationships">${each((at) =>
      relation(at, 'worksheet', `worksheets/sheet${at}.xml`),
    )}${relation(sheets + 1, 'styles', 'styles.xml')}</Relationships>`,
  );
  yield file('xl/styles.xml', stylesXml);
  yield file(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  yield file(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${each((at) => type(`worksheets/sheet${at}.xml`, 'worksheet'))}${type('styles.xml', 'styles')}</Types>`,
  );
}

const format = (number: number, font = 0) =>
  `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="0" xfId="0"${number ? ' applyNumberFormat="1"' : ''}${font ? ' applyFont="1"' : ''}/>`;

/** Formats 0, 3 and 4 are the format's own: general, #,##0 and #,##0.00. */
const stylesXml = [
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>`,
  '<numFmt numFmtId="165" formatCode="#,##0.000"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
  `<cellXfs count="6">${format(0)}${format(0, 1)}${format(164)}${format(3)}${format(4)}${format(165)}</cellXfs>`,
  '</styleSheet>',
].join('');
