/**
 * Where a row is that no editor shows.
 *
 * @param row its number: in the sheet of a workbook, else counted from the first one
 */
export function notText(file: string, row: number): string {
  return file.toLowerCase().endsWith('.xlsx')
    ? `That is row ${row} of the sheet in ${file}: open it with a spreadsheet.`
    : `That is row ${row} of ${file}, which is no text: open it with a program that reads Parquet.`;
}
