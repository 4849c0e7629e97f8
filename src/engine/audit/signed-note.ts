/** Decides how a text is signed so that everybody's tools can check it (C2SP signed-note). */
import { type KeyObject, sign, verify } from 'node:crypto'
import { assert } from '../../base/assert.ts'
import { limits } from '../../base/limits.ts'
import { decodeBase64 } from './decode-base64.ts'
import { isKeyName, type VerifierKey } from './verifier-key.ts'

export interface NoteSigner {
  readonly key: VerifierKey
  readonly privateKey: KeyObject
}

/** A text with its signatures. Worth nothing before one of them was checked. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

interface NoteSignature {
  readonly name: string
  /** Hex. */
  readonly id: string
  readonly bytes: Buffer
}

const SEPARATOR = '\n\n'
const SIGNATURE_LINE = /^— (\S+) (\S+)$/

/** `text` ends with a newline and has no control characters beside. */
export function signNote(text: string, { key, privateKey }: NoteSigner): string {
  assert(isNoteText(text) && text.endsWith('\n'), 'a note is lines of text')
  const signature = sign(null, Buffer.from(text), privateKey)
  const bytes = Buffer.concat([Buffer.from(key.id, 'hex'), signature])
  return `${text}\n— ${key.name} ${bytes.toString('base64')}\n`
}

/** Undefined for what is no signed note. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf(SEPARATOR)
  if (!isNoteText(note) || end < 0 || note.length > limits.auditNoteLengthMax) return undefined
  const lines = note.slice(end + SEPARATOR.length).split('\n')
  if (lines.pop() !== '' || lines.length === 0) return undefined
  const signatures = lines.map(parseSignature)
  if (!signatures.every((each) => each !== undefined)) return undefined
  return { text: note.slice(0, end + 1), signatures }
}

/**
 * The text when that key signed it. Signatures of others, such as witnesses, are passed over; one
 * with the name and id of the key that does not fit makes the whole note worthless.
 */
export function openNote(note: string, key: VerifierKey): string | undefined {
  const parsed = parseNote(note)
  const own = parsed?.signatures.filter(({ name, id }) => name === key.name && id === key.id) ?? []
  if (parsed === undefined || own.length === 0) return undefined
  const text = Buffer.from(parsed.text)
  return own.every(({ bytes }) => verify(null, text, key.publicKey, bytes))
    ? parsed.text
    : undefined
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? []
  const bytes = decodeBase64(encoded)
  if (!isKeyName(name) || bytes === undefined || bytes.length <= 4) return undefined
  return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) }
}

function isNoteText(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text)
}
