/** Decides which header fields of the upstream's answer the client gets. */
import type { FlatFields } from './forward.ts'
import { addConnectionOptions, hopByHopFields, withoutFields } from './hop-by-hop.ts'

/** As undici (bytes) and node:http (text) hand them over: name, value, name, value, … */
export type RawFields = readonly (Buffer | string)[]

export interface ForwardedResponse {
  readonly fields: string[]
  /** In bytes; undefined when the upstream did not say. */
  readonly contentLength: number | undefined
}

export interface ResponseShape {
  /** False when the status forbids a body and its length (RFC 9110 §8.6): 204. */
  readonly mayHaveLength: boolean
  /** True when the answer goes out chunked if its length is unknown: only then it has trailers. */
  readonly mayHaveTrailers: boolean
}

/** Order, spelling and repetitions are kept; fields of `added` replace those of the upstream. */
export function forwardResponseFields(
  raw: RawFields,
  shape: ResponseShape,
  added: FlatFields,
): ForwardedResponse {
  let fields: string[] = []
  let contentLength: number | undefined
  let trailer: string | undefined
  let options: Set<string> | undefined
  for (let index = 0; index < raw.length; index += 2) {
    const name = toText(raw[index])
    const lower = name.toLowerCase()
    if (lower === 'content-length') {
      if (shape.mayHaveLength) contentLength = Number(toText(raw[index + 1]))
      if (contentLength !== undefined) fields.push(name, toText(raw[index + 1]))
    } else if (lower === 'connection') {
      options = addConnectionOptions(options, toText(raw[index + 1]))
    } else if (lower === 'trailer') {
      trailer = toText(raw[index + 1])
    } else if (!hopByHopFields.has(lower) && !isAmong(added, lower)) {
      fields.push(name, toText(raw[index + 1]))
    }
  }
  if (options !== undefined) fields = withoutFields(fields, options)
  if (trailer !== undefined && shape.mayHaveTrailers && contentLength === undefined) {
    fields.push('Trailer', trailer)
  }
  for (const part of added) fields.push(part)
  return { fields, contentLength }
}

function toText(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '')
}

function isAmong(added: FlatFields, lower: string): boolean {
  for (let index = 0; index < added.length; index += 2) {
    const name = added[index] as string
    if (name.length === lower.length && name.toLowerCase() === lower) return true
  }
  return false
}
