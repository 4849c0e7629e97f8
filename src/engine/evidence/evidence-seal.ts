/** Decides what is signed of a file of evidence, and whether a signature is of just that file. */
import { hash as digest } from 'node:crypto'
import { openNote, parseNote } from '../audit/signed-note.ts'
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../audit/verifier-key.ts'

const TITLE = 'keyward evidence'

/** No other note that the key signs begins like it. It names the key: it can be checked alone. */
export function formatEvidenceSeal(bytes: Uint8Array, key: VerifierKey): string {
  return `${TITLE}\n${bytes.length}\n${sha256(bytes)}\n${formatVerifierKey(key)}\n`
}

export interface SealVerdict {
  /** Undefined: the file is the one that was signed. */
  readonly fault: string | undefined
  /** Who signed; undefined where that cannot be said. */
  readonly key: VerifierKey | undefined
}

/** `known`: a key that came from elsewhere; without it the one that the signature names counts. */
export function checkEvidenceSeal(
  bytes: Uint8Array,
  note: string,
  known: VerifierKey | undefined,
): SealVerdict {
  const [title, size, hashed, named = ''] = parseNote(note)?.text.split('\n') ?? []
  if (title !== TITLE) return { fault: 'it is no signature of evidence', key: undefined }
  const key = parseVerifierKey(named)
  if (key === undefined) return { fault: 'the signature names no usable key', key }
  if (known !== undefined && known.material !== key.material) {
    return { fault: 'it was signed by another key than the one that was given', key }
  }
  if (openNote(note, key) === undefined) return { fault: 'the signature is not genuine', key }
  if (size !== String(bytes.length) || hashed !== sha256(bytes)) {
    return { fault: 'the file is not the one that was signed: it was changed since', key }
  }
  return { fault: undefined, key }
}

function sha256(bytes: Uint8Array): string {
  return digest('sha256', bytes, 'base64')
}
