/** Decides how the body of a management request is read: JSON, bounded, not compressed. */
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import type { Endpoint } from './endpoint.ts'
import { joinField } from './join-field.ts'
import type { ManagementBindings } from './management-deps.ts'
import { checkJsonShape, isJsonMediaType, parseJsonBody } from './parse-json-body.ts'
import { readBody, readWebBody } from './read-body.ts'
import { refuseKeyTexts } from './refuse-key-texts.ts'

interface JsonInput {
  readonly value: unknown
  /** What it was read from. */
  readonly bytes: Uint8Array
}

/** Errors: `unsupported_media_type`, `body_too_large`, `request_timeout`, `invalid_request`. */
export async function readJsonInput(
  { bodyBytesMax = limits.bodyBytesMax, isBodyOptional = false, keyTextsAt }: Endpoint,
  request: Request,
  rawHeaders: readonly string[],
  { incoming }: ManagementBindings,
): Promise<JsonInput> {
  const contentType = joinField(rawHeaders, 'content-type')
  const isJson = contentType !== undefined && isJsonMediaType(contentType)
  if (!isJson && !(isBodyOptional && contentType === undefined)) {
    throw new KeywardError('unsupported_media_type')
  }
  if ((joinField(rawHeaders, 'content-encoding') ?? 'identity') !== 'identity') {
    throw new KeywardError('unsupported_media_type', { detail: 'Compressed bodies are not read.' })
  }
  const bytes =
    incoming === undefined
      ? await readWebBody(request.body, bodyBytesMax)
      : await readBody(incoming, bodyBytesMax)
  if (bytes.length === 0 && isBodyOptional) return { value: {}, bytes }
  if (!isJson) throw new KeywardError('unsupported_media_type')
  const value = parseJsonBody(bytes)
  checkJsonShape(value)
  refuseKeyTexts(value, keyTextsAt)
  return { value, bytes }
}
