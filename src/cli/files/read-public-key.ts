/** Decides what of a file is sent as a public key: the key alone, and never a private one. */
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { parsePublicKey } from '../../engine/signatures/parse-public-key.ts'
import { readInput } from './read-input.ts'

/** Base64url. Errors `file_not_readable`; `usage_error` before anything left this machine. */
export async function readPublicKey(path: string): Promise<string> {
  const text = await readInput(path, limits.publicKeyTextLengthMax)
  try {
    return parsePublicKey(text)
  } catch (error) {
    const [problem] = error instanceof KeywardError ? (error.details.errors ?? []) : []
    if (problem === undefined) throw error
    throw new KeywardError('usage_error', { detail: `--public-key ${problem.message}` })
  }
}
