/** Decides which paths may be judged where another form of them than the judged one is used. */
import { KeywardError } from '../../base/errors.ts'
import { redactKeys } from '../keys/redact-keys.ts'

/**
 * Error `invalid_path` when `url` is not in canonical form. Small hexadecimal letters (`%c3%a9`)
 * pass: every server reads them alike (RFC 3986 §6.2.2.1).
 */
export function refuseOtherPath(url: string, judgedPath: string): void {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (path === judgedPath) return
  if (path.replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toUpperCase()) === judgedPath) return
  throw new KeywardError('invalid_path', {
    detail: `The path is not in canonical form, which would be ${redactKeys(judgedPath)}.`,
  })
}
