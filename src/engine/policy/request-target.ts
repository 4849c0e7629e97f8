/** Decides what a request is about: its method and its path in the one form that is judged. */
import { KeywardError } from '../../base/errors.ts'
import { normalisePath } from './normalise-path.ts'

export interface RequestTarget {
  readonly method: string
  /** Canonical path, still percent-encoded: what is forwarded. */
  readonly path: string
  /** Decoded segments: what is judged. */
  readonly segments: readonly string[]
}

/** A method is a token of RFC 9110 §5.6.2, in capitals as all registered ones are. */
export const METHOD = /^[A-Z][A-Z-]{0,31}$/

/** `path` without query. Error `invalid_path` when servers could disagree about it. */
export function parseRequestTarget(method: string, path: string): RequestTarget {
  if (!METHOD.test(method)) {
    throw new KeywardError('invalid_request', { detail: 'The method is not a registered one.' })
  }
  const normalised = normalisePath(path)
  if (!normalised.ok) {
    throw new KeywardError('invalid_path', {
      detail: `The path was refused: ${normalised.reason.replaceAll('_', ' ')}.`,
    })
  }
  return { method, path: normalised.path, segments: normalised.segments }
}
