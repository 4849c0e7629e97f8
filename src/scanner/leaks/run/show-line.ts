/** Decides what is shown of the line round a secret: as much as tells where it is, all masked. */
import { neutralise } from '../../../base/text/neutralise.ts'
import { maskSecrets } from '../../secrets/mask-secrets.ts'

/** Characters before and after the secret. */
const AROUND = 60

/** Null where the line does not hold the secret as it is: it was encoded, or put together. */
export function showLine(line: string, secret: string, masked: string): string | null {
  const index = line.indexOf(secret)
  if (index < 0) return null
  const end = index + secret.length
  const before = line.slice(Math.max(0, index - AROUND), index).trimStart()
  const after = line.slice(end, end + AROUND).trimEnd()
  // The ends may hold a part of another secret, which is known by nothing any more.
  const shown = `${maskSecrets(cutStart(before, index > AROUND), [secret])}${masked}${maskSecrets(
    cutEnd(after, line.length > end + AROUND),
    [secret],
  )}`
  return neutralise(shown)
}

/** Back to the beginning of a word. */
function cutStart(text: string, isCut: boolean): string {
  return isCut ? `…${text.replace(/^[^\s"'`,;(){}[\]]+/, '')}` : text
}

function cutEnd(text: string, isCut: boolean): string {
  return isCut ? `${text.replace(/[^\s"'`,;(){}[\]]+$/, '')}…` : text
}
