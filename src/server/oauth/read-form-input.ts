/** Decides how the body of an OAuth request is read: a form, bounded, each name once. */
import { isUtf8 } from 'node:buffer'
import { KeywardError } from '../../base/errors.ts'
import { limits } from '../../base/limits.ts'
import { joinField } from '../join-field.ts'
import type { ManagementBindings } from '../management-deps.ts'
import { readBody, readWebBody } from '../read-body.ts'
import { refuseCompressed } from '../refuse-compressed.ts'

/** Nothing may be said of the encoding but that it is UTF-8 (RFC 6749, appendix B). */
const MEDIA_TYPE =
  /^application\/x-www-form-urlencoded[ \t]*(?:;[ \t]*charset[ \t]*=[ \t]*"?utf-8"?[ \t]*)?$/i

export type FormInput = Readonly<Record<string, string | readonly string[]>>

/**
 * A list for what was sent several times: the schema says where that is right. What was sent
 * without a value was not sent (RFC 6749 §3.2). Errors: `unsupported_media_type`,
 * `body_too_large`, `request_timeout`, `invalid_request`.
 */
export async function readFormInput(
  request: Request,
  rawHeaders: readonly string[],
  { incoming }: ManagementBindings,
): Promise<FormInput> {
  const contentType = joinField(rawHeaders, 'content-type') ?? ''
  if (!MEDIA_TYPE.test(contentType)) {
    throw new KeywardError('unsupported_media_type', {
      detail: 'The body must be application/x-www-form-urlencoded.',
    })
  }
  refuseCompressed(rawHeaders)
  const bytes =
    incoming === undefined
      ? await readWebBody(request.body, limits.formBytesMax)
      : await readBody(incoming, limits.formBytesMax)
  return parseForm(bytes)
}

function parseForm(bytes: Buffer): FormInput {
  if (!isUtf8(bytes)) throw refuse('The body is not valid UTF-8.')
  const values = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8'))) {
    if (++count > limits.formParametersMax) {
      throw refuse(`At most ${limits.formParametersMax} parameters are read.`)
    }
    // What the decoder puts where it could not read: two servers may read that in two ways.
    if (value.includes('\ufffd')) throw refuse('A parameter is not encoded in UTF-8.')
    if (value !== '') values.set(name, [...(values.get(name) ?? []), value])
  }
  const entries = [...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all])
  return Object.fromEntries(entries)
}

function refuse(detail: string): KeywardError {
  return new KeywardError('invalid_request', { detail })
}
