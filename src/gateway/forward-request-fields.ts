/** Decides which header fields the upstream gets, in one walk over those that the client sent. */
import type { IncomingMessage } from 'node:http'
import type { FramingFields } from '../server/find-framing-refusal.ts'
import type { FlatFields, Forward } from './forward.ts'
import { addConnectionOptions, withoutFields } from './hop-by-hop.ts'
import { classifyRequestField } from './request-field.ts'

export interface ForwardedRequest extends FramingFields {
  /** What to send, `Content-Length` and a preserved `Host` included. */
  readonly fields: string[]
  readonly expectsContinue: boolean
  readonly declaresTrailers: boolean
}

/** RFC 9110 §7.6.3: a gateway names itself to the upstream; to the client it need not. */
const VIA = { '1.0': '1.0 keyward', '1.1': '1.1 keyward' } as Readonly<Record<string, string>>

/** Order and repetitions are kept. What the gateway adds comes last, after all stripping. */
export function forwardRequestFields(req: IncomingMessage, forward: Forward): ForwardedRequest {
  const walk = new FieldWalk(forward.stripHeaders)
  const raw = req.rawHeaders
  for (let index = 0; index < raw.length; index += 2) {
    walk.take(raw[index] as string, raw[index + 1] as string)
  }
  if (walk.connectionOptions !== undefined) {
    walk.fields = withoutFields(walk.fields, walk.connectionOptions)
  }
  const { fields } = walk
  if (walk.contentLength !== undefined) fields.push('content-length', walk.contentLength)
  if (forward.preserveHost === true && walk.host !== undefined) fields.push('host', walk.host)
  fields.push('via', VIA[req.httpVersion] ?? '1.1 keyward')
  addGatewayFields(walk, forward.headers)
  return walk
}

/** A field of ours must stand alone, also when its name is none of those always stripped. */
function addGatewayFields(walk: FieldWalk, added: FlatFields): void {
  for (let index = 0; index < added.length; index += 2) {
    const { kind, folded } = classifyRequestField(added[index] as string)
    if (kind === 'forward') walk.remove(folded)
  }
  for (const part of added) walk.fields.push(part)
}

class FieldWalk implements ForwardedRequest {
  fields: string[] = []
  contentLength: string | undefined = undefined
  transferEncoding: string | undefined = undefined
  expectsContinue = false
  declaresTrailers = false
  hosts = 0
  host: string | undefined = undefined
  connectionOptions: Set<string> | undefined = undefined
  readonly #stripped: readonly string[]

  constructor(stripped: readonly string[]) {
    this.#stripped = stripped
  }

  take(name: string, value: string): void {
    const { kind, folded } = classifyRequestField(name)
    if (kind === 'forward') {
      if (!this.#stripped.includes(folded)) this.fields.push(name, value)
    } else if (kind !== 'drop') {
      this.#handle(kind, value)
    }
  }

  #handle(kind: string, value: string): void {
    switch (kind) {
      case 'host':
        this.hosts++
        this.host = value
        break
      case 'connection':
        this.connectionOptions = addConnectionOptions(this.connectionOptions, value)
        break
      case 'content-length':
        this.contentLength = joined(this.contentLength, value)
        break
      case 'transfer-encoding':
        this.transferEncoding = joined(this.transferEncoding, value)
        break
      case 'te':
        if (/(?:^|,)\s*trailers\s*(?:$|,)/i.test(value)) this.fields.push('te', 'trailers')
        break
      case 'trailer':
        this.declaresTrailers = true
        this.fields.push('trailer', value)
        break
      case 'expect':
        this.expectsContinue = /^100-continue$/i.test(value)
    }
  }

  remove(folded: string): void {
    const kept: string[] = []
    for (let index = 0; index < this.fields.length; index += 2) {
      const name = this.fields[index] as string
      if (classifyRequestField(name).folded !== folded) {
        kept.push(name, this.fields[index + 1] as string)
      }
    }
    this.fields = kept
  }
}

function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`
}
