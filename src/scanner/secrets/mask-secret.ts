/** Decides how much of a secret may be shown: its public beginning and three characters at most. */
import { limits } from '../../base/limits.ts'

const SHOWN_LENGTH = 3
/** Hidden at least, so that what is shown does not help to guess the rest. */
const HIDDEN_LENGTH_MIN = 16
/** `shop_live_`, `sk-ant-api03-`, `ghp_`: words before the part that is random. */
const WORD_PREFIX = /^(?:[A-Za-z][A-Za-z0-9]{0,11}[_-]){1,4}/

/** `publicLength`: characters that are the same in every secret of the format, when it is known. */
export function maskSecret(secret: string, publicLength?: number): string {
  const isLong = secret.length >= limits.importedKeyStrongLength && !/[\s:]/.test(secret)
  const fixed = publicLength ?? (isLong ? measurePrefix(secret) : secret.length)
  if (secret.length - fixed - SHOWN_LENGTH >= HIDDEN_LENGTH_MIN) {
    const shown = secret.slice(0, fixed + SHOWN_LENGTH)
    return `${printable(shown)}…`
  }
  if (publicLength !== undefined && fixed > 0) return `${printable(secret.slice(0, fixed))}…`
  return '…'
}

function measurePrefix(secret: string): number {
  return WORD_PREFIX.exec(secret)?.[0].length ?? 0
}

function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, '·')
}
