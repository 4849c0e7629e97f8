/** Decides which checkpoints a file holds, in whatever form somebody kept them. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { LineSplitter } from '../../engine/audit/line-splitter.ts'
import { readPieces } from './read-pieces.ts'

export interface KeptNote {
  readonly line: number
  readonly note: string
}

const DECODER = new TextDecoder()

/**
 * Signed notes one after the other; or lines of JSON that have a `note`, as of the log beside the
 * database and of exports; or an answer of the management API. Errors: `file_not_readable`,
 * `usage_error` when there is none in it.
 */
export async function* readCheckpoints(path: string): AsyncGenerator<KeptNote> {
  const splitter = new LineSplitter(limits.auditLineBytesMax)
  const bare = new BareNotes()
  let line = 0
  let found = 0
  for await (const piece of readPieces(path)) {
    for (const bytes of splitter.push(piece)) {
      for (const note of readLine(bytes, bare)) yield { line: line + 1, note: count(note) }
      line++
    }
    if (splitter.isTooLong) refuse(path, 'has a line that is longer than any of ours')
  }
  for (const note of readLine(splitter.rest, bare)) yield { line: line + 1, note: count(note) }
  for (const note of bare.finish()) yield { line: line + 1, note: count(note) }
  if (found === 0) refuse(path, 'holds no checkpoint')

  function count(note: string): string {
    found++
    return note
  }
}

/** A line that a power loss cut off is no JSON any more, and says nothing. */
function readLine(bytes: Uint8Array, bare: BareNotes): readonly string[] {
  const text = DECODER.decode(bytes)
  if (!text.startsWith('{')) return bare.add(text)
  let value: { note?: unknown; items?: unknown } = {}
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  const members: unknown[] = Array.isArray(value.items) ? value.items : [value]
  return members.flatMap((each) => {
    const note = typeof each === 'object' && each !== null && 'note' in each ? each.note : undefined
    return typeof note === 'string' ? [note] : []
  })
}

/** Notes as they are: a text, an empty line, lines of signatures. */
class BareNotes {
  #text = ''
  #isSigned = false

  add(line: string): readonly string[] {
    const isSignature = line.startsWith('— ')
    const done = this.#isSigned && !isSignature ? this.finish() : []
    if (this.#text === '' && line === '') return done
    if (this.#text.length <= limits.auditNoteLengthMax) this.#text += `${line}\n`
    this.#isSigned = isSignature
    return done
  }

  finish(): readonly string[] {
    const done = this.#isSigned ? [this.#text] : []
    this.#text = ''
    this.#isSigned = false
    return done
  }
}

function refuse(path: string, why: string): never {
  throw new KeywardError('usage_error', { detail: `${path} ${why}` })
}
