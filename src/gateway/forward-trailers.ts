/** Decides which fields behind a body are passed on: none that frames, routes or authenticates. */
import type { RawFields } from './forward-response-fields.ts'
import { hopByHopFields } from './hop-by-hop.ts'

/** RFC 9110 §6.5.1: these mean something before the body is read; after it they only do harm. */
const forbidden: ReadonlySet<string> = new Set([
  ...hopByHopFields,
  'authorization',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'cookie',
  'host',
  'set-cookie',
  'te',
  'trailer',
])

export function forwardTrailers(
  raw: RawFields,
  allows: (name: string) => boolean = () => true,
): [string, string][] {
  const trailers: [string, string][] = []
  for (let index = 0; index < raw.length; index += 2) {
    const name = toText(raw[index])
    if (forbidden.has(name.toLowerCase()) || !allows(name)) continue
    trailers.push([name, toText(raw[index + 1])])
  }
  return trailers
}

function toText(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '')
}
