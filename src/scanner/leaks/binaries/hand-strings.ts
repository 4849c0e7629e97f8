/** Decides how the strings of a binary come before the search, so that neighbours do not mix. */
import { limits } from '../../../base/limits.ts'
import type { RandomAccess } from '../content/content.ts'
import type { LeakSink } from '../leak-sink.ts'
import type { Place } from '../place.ts'
import { untilBroken } from './broken-binary.ts'
import { printableRuns } from './printable-runs.ts'

export interface FoundString {
  /** Of the field or resource that has it as its value. */
  readonly name?: string
  readonly value: string
}

const BATCH_LENGTH = 64 * 1_024
/** No pattern for a name and its value reaches over this, unlike over a line break alone. */
const APART = '\n;\n'

/**
 * Strings of a table are sorted or at least unrelated: a name that stands before a value is none
 * of its. So those without a name are searched as binary, where names do not count, unless they
 * hold an assignment in themselves.
 */
async function handStrings(
  place: Place,
  sink: LeakSink,
  strings: Iterable<FoundString>,
): Promise<void> {
  let texts = ''
  async function* pool(): AsyncGenerator<Buffer, void> {
    let batch = ''
    for (const { name, value } of strings) {
      if (value.length < limits.binaryStringLengthMin) continue
      if (name !== undefined || /[=:]/.test(value)) texts += writePair(name, value) + APART
      else batch += `${value}\n`
      if (texts.length > BATCH_LENGTH) {
        sink.text(place, texts)
        texts = ''
      }
      if (batch.length > BATCH_LENGTH) {
        yield Buffer.from(batch, 'utf8')
        batch = ''
      }
    }
    if (batch !== '') yield Buffer.from(batch, 'utf8')
  }
  await sink.stream(place, pool(), { isBinary: true })
  if (texts !== '') sink.text(place, texts)
}

/** Gives back why the strings broke off; undefined where they came to their end. */
export async function handUntilBroken(
  place: Place,
  sink: LeakSink,
  strings: Iterable<FoundString>,
): Promise<string | undefined> {
  let why: string | undefined
  const sound = untilBroken(strings, (broken) => {
    why = broken
  })
  await handStrings(place, sink, sound)
  return why
}

export function writePair(name: string | undefined, value: string): string {
  return name === undefined ? value : `${name} = "${value}"`
}

/** For what has no structure, or one that is not understood: whatever in it can be printed. */
export async function handPlainStrings(
  place: Place,
  sink: LeakSink,
  file: RandomAccess,
  cuts?: ArrayLike<number>,
): Promise<void> {
  await sink.stream(place, printableRuns(readPieces(file), cuts), { isBinary: true })
}

async function* readPieces(file: RandomAccess): AsyncGenerator<Buffer, void> {
  for (let at = 0; at < file.size; at += limits.binaryPieceBytes) {
    const piece = await file.read(at, limits.binaryPieceBytes)
    if (piece.length === 0) return
    yield piece
  }
}
