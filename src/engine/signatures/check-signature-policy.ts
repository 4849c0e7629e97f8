/** Decides what a signature has to say before it counts: what it covers, how old it may be. */
import { limits } from '../../base/limits.ts'
import { hasUndoingField } from './has-undoing-field.ts'
import type { Component, ParsedSignature } from './parse-signatures.ts'
import type { SignatureRefusal } from './signature-refusal.ts'
import { listFieldValues, type SignedMessage } from './signed-message.ts'

/** What is left to check of a signature that meets the policy. */
export interface SignatureTerms {
  readonly createdMs: number
  readonly nonce: string
  /** The `Content-Digest` field as it is covered; null when it is not. */
  readonly contentDigest: string | null
}

/** By these a body may be taken for another thing although none of its bytes changed. */
const FIELDS_OF_BODY = ['content-type', 'content-encoding', 'content-range'] as const

/**
 * Strict on purpose, and the same for every key: a signature that covers less could be carried over
 * to another host, path or query. `hasBody` of undefined: nobody can see whether there is one.
 */
export function readSignatureTerms(
  message: SignedMessage,
  { components, parameters }: ParsedSignature,
  hasBody: boolean | undefined,
  nowMs: number,
): SignatureTerms | SignatureRefusal {
  const covered = new Coverage(components)
  if (!covered.holdsRequest()) return 'covers_too_little'
  const guarded = new Set<string>([...covered.names, ...FIELDS_OF_BODY])
  if (hasUndoingField(message.rawHeaders, guarded)) return 'undone'
  const digests = covered.holdsField('content-digest')
    ? listFieldValues(message.rawHeaders, 'content-digest')
    : []
  const contentDigest = digests.length === 0 ? null : digests.join(', ')
  if (mayHaveBody(message.method, hasBody)) {
    if (contentDigest === null) return 'body_not_covered'
    const isOpen = (name: string) =>
      listFieldValues(message.rawHeaders, name).length > 0 && !covered.holdsField(name)
    if (FIELDS_OF_BODY.some(isOpen)) return 'body_not_covered'
  }
  // The algorithm is that of the key; what the request says of it may only agree.
  const algorithm = parameters.get('alg')
  if (algorithm !== undefined && algorithm !== 'ed25519') return 'another_algorithm'
  const nonce = parameters.get('nonce')
  if (typeof nonce !== 'string' || nonce === '') return 'no_nonce'
  if (nonce.length > limits.nonceLengthMax) return 'no_nonce'
  const times = readTimes(parameters.get('created'), parameters.get('expires'), nowMs)
  return typeof times === 'string' ? times : { ...times, nonce, contentDigest }
}

/** GET and HEAD have none that means anything (RFC 9110 §9.3.1); any other may have one. */
function mayHaveBody(method: string, hasBody: boolean | undefined): boolean {
  return hasBody ?? (method !== 'GET' && method !== 'HEAD')
}

function readTimes(
  created: unknown,
  expires: unknown,
  nowMs: number,
): Pick<SignatureTerms, 'createdMs'> | SignatureRefusal {
  if (typeof created !== 'number' || !Number.isInteger(created)) return 'no_time'
  const createdMs = created * 1_000
  if (createdMs > nowMs + limits.signatureAheadMsMax) return 'from_the_future'
  if (nowMs > createdMs + limits.signatureAgeMsMax) return 'too_old'
  if (expires === undefined) return { createdMs }
  if (typeof expires !== 'number' || !Number.isInteger(expires)) return 'no_time'
  return nowMs < expires * 1_000 ? { createdMs } : 'too_old'
}

/** Which components are covered; one that is covered in part only does not count. */
class Coverage {
  /** In whole or in part. */
  readonly names: readonly string[]
  readonly #whole = new Set<string>()

  constructor(components: readonly Component[]) {
    this.names = components.map(({ name }) => name)
    for (const { name, parameters } of components) {
      const isWhole = parameters.size === 0 || parameters.has('sf') || parameters.has('bs')
      if (isWhole) this.#whole.add(name)
    }
  }

  holdsField(name: string): boolean {
    return this.#whole.has(name)
  }

  /** Method, host, path and query, as one or in parts. */
  holdsRequest(): boolean {
    const has = (name: string) => this.#whole.has(name)
    const hasTarget = has('@target-uri')
    const hasHost = hasTarget || has('@authority')
    const hasPath = hasTarget || has('@request-target') || (has('@path') && has('@query'))
    return has('@method') && hasHost && hasPath
  }
}
