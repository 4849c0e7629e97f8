/** Decides whether the request that is asked about is the one that its sender proved a key for. */
import { KeywardError } from '../base/errors.ts'
import { parseRequestTarget, type RequestTarget } from '../engine/policy/request-target.ts'

/** What was signed, or what a proof is for. */
interface ProvenRequest {
  /** Where it stands in the body. */
  readonly at: 'signature' | 'dpop'
  readonly method: string
  /** Of the URL, as clients know it; without query. */
  readonly path: string
}

/**
 * Who asks may stand behind a prefix that a proxy takes off, so the path that is judged has to be
 * the end of that of the URL, from one slash on. `/` is the root of whatever prefix. Errors:
 * `invalid_request`; `invalid_path` for a path of the URL that has no canonical form.
 */
export function refuseOtherRequest(
  asked: RequestTarget,
  { at, method, path }: ProvenRequest,
): void {
  if (asked.method !== method) {
    throw refuse(`/${at}/method`, `must be the method that is asked about, ${asked.method}`)
  }
  const known = parseRequestTarget(method, path).path
  if (asked.path === '/' || known.endsWith(asked.path)) return
  throw refuse(`/${at}/url`, 'must end with the path that is asked about')
}

function refuse(at: string, message: string): KeywardError {
  return new KeywardError('invalid_request', { errors: [{ at, message }] })
}
