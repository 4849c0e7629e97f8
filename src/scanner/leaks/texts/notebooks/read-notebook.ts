/** Decides what is looked into of a Jupyter notebook: each cell, what it put out, and the rest. */
import { isRecord } from '../../../../base/document/is-record.ts'
import { limits } from '../../../../base/limits.ts'
import { streamBuffer } from '../../content/buffer-content.ts'
import type { ContentReader, LeakSink } from '../../leak-sink.ts'
import { type Place, placeWithin } from '../../place.ts'
import { foldStrings } from '../folding/fold-strings.ts'
import { findAssemblies } from '../folding/may-assemble.ts'
import { readWhole } from '../read-whole.ts'

type Json = Readonly<Record<string, unknown>>

export const notebookReader: ContentReader = {
  name: 'notebook',
  claims: (head, name) => /\.ipynb$/i.test(name) && /^\s{0,100}\{/.test(head.toString('latin1')),
  async read(content, place, sink) {
    const { bytes, rest } = await readWhole(content.stream(), limits.parsedTextBytesMax)
    const notebook = bytes === undefined ? undefined : parse(bytes)
    if (notebook === undefined) {
      if (bytes !== undefined) sink.skip(place, 'is no valid JSON: it was searched as text')
      await sink.stream(place, rest ?? streamBuffer(bytes))
      return
    }
    const { cells, ...others } = notebook
    sink.opened(place)
    const isPython = /python/i.test(
      JSON.stringify(notebook['metadata'] ?? 'python').slice(0, 10_000),
    )
    for (const [index, cell] of listOf(
      cells ?? listOf(others['worksheets'])[0]?.['cells'],
    ).entries()) {
      await readCell(cell, placeWithin(place, `cell ${index + 1}`), isPython, sink)
    }
    sink.text(place, JSON.stringify(others))
  },
}

async function readCell(
  cell: Json,
  place: Place,
  isPython: boolean,
  sink: LeakSink,
): Promise<void> {
  const { source, input, outputs, attachments: _, ...others } = cell
  const text = joinLines(source ?? input)
  await tell(text, place, sink)
  if (isPython && cell['cell_type'] === 'code' && findAssemblies(text, 1).length > 0) {
    for (const folded of await foldStrings(text, 'python')) {
      sink.text(place, folded.text, { line: folded.line, column: folded.column })
    }
  }
  for (const output of listOf(outputs)) {
    const { data, text: printed, traceback, ...rest } = output
    const shown = isRecord(data) ? Object.entries(data) : []
    for (const [kind, value] of [['text/plain', printed], ['text/plain', traceback], ...shown]) {
      if (/^(?:image|audio|video)\/(?!svg)/.test(String(kind))) continue
      await tell(joinLines(value), placeWithin(place, 'output'), sink)
    }
    sink.text(placeWithin(place, 'output'), JSON.stringify(rest))
  }
  sink.text(place, JSON.stringify(others))
}

/** As a stream, in which lines are counted. */
async function tell(text: string, place: Place, sink: LeakSink): Promise<void> {
  if (text !== '') await sink.stream(place, streamBuffer(Buffer.from(text)))
}

/** Text is written as a list of lines, each with its end; anything else as it stands. */
function joinLines(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('')
  return value === undefined || value === null ? '' : JSON.stringify(value, null, 1)
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function parse(bytes: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
