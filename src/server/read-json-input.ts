/** Decides how the body of a management request is read: JSON, bounded, not compressed. */
import { KeywardError } from '../base/errors.ts'
import { limits } from '../base/limits.ts'
import type { Endpoint } from './endpoint.ts'
import { joinField } from './join-field.ts'
import type { ManagementBindings } from './management-deps.ts'
import { checkJsonShape, isJsonMediaType, parseJsonBody } from './parse-json-body.ts'
import { readBody, readWebBody } from './read-body.ts'
import { refuseCompressed } from './refuse-compressed.ts'
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
    throw createNotJson()
  }
  refuseCompressed(rawHeaders)
  const bytes =
    incoming === undefined
      ? await readWebBody(request.body, bodyBytesMax)
      : await readBody(incoming, bodyBytesMax)
  if (bytes.length === 0 && isBodyOptional) return { value: {}, bytes }
  if (!isJson) throw createNotJson()
  const value = parseJsonBody(bytes)
  checkJsonShape(value)
  refuseKeyTexts(value, keyTextsAt)
  return { value, bytes }
}

function createNotJson(): KeywardError {
  return new KeywardError('unsupported_media_type', { headers: { accept: 'application/json' } })
}
