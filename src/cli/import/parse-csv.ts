/** Decides how CSV is taken apart (RFC 4180): quoted fields, doubled quotes, any line ends. */

export interface CsvRecord {
  readonly fields: readonly string[]
  /** Of its first character, from 1. */
  readonly line: number
}

/** A text says on which line a quoted field has no end. Empty lines are left out. */
export function parseCsv(text: string): CsvRecord[] | { readonly unclosedAtLine: number } {
  const records: CsvRecord[] = []
  const bare = text.replace(/^\ufeff/, '')
  let at = 0
  let line = 1
  while (at < bare.length) {
    const startLine = line
    const fields: string[] = []
    for (;;) {
      const field = readField(bare, at)
      if (field === undefined) return { unclosedAtLine: startLine }
      fields.push(field.value)
      line += countLineEnds(bare.slice(at, field.end))
      at = field.end
      if (bare[at] !== ',') break
      at++
    }
    const end = /\r\n|\n|\r/y
    end.lastIndex = at
    const found = end.exec(bare)
    if (found !== null) {
      at = end.lastIndex
      line++
    }
    if (fields.length > 1 || fields[0] !== '') records.push({ fields, line: startLine })
  }
  return records
}

function readField(text: string, start: number): { value: string; end: number } | undefined {
  const isQuoted = text[start] === '"'
  const pattern = isQuoted ? /"((?:[^"]|"")*)"([^,\r\n]*)/y : /([^,\r\n]*)/y
  pattern.lastIndex = start
  const found = pattern.exec(text)
  if (found === null) return undefined
  const [, value = '', behind = ''] = found
  return {
    value: isQuoted ? value.replaceAll('""', '"') + behind : value.trim(),
    end: pattern.lastIndex,
  }
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}
