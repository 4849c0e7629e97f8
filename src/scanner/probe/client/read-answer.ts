/** Decides how an answer is read: as bytes, as text, as JSON, always bounded and never throwing. */
import { limits } from '../../../base/limits.ts'
import type { Answer, AnswerHeaders, ProbeRequest } from './exchange.ts'

/** `raw` is names and values in turn, as bytes: whatever they are, latin1 has a character. */
export function readAnswerHeaders(raw: readonly (Uint8Array | string)[]): AnswerHeaders {
  const entries: (readonly [string, string])[] = []
  for (let index = 0; index + 1 < raw.length; index += 2) {
    entries.push([toLatin1(raw[index]).toLowerCase(), toLatin1(raw[index + 1])])
  }
  const list = (name: string) => {
    const wanted = name.toLowerCase()
    return entries.filter(([each]) => each === wanted).map(([, value]) => value)
  }
  const get = (name: string) => {
    const values = list(name)
    return values.length === 0 ? null : values.join(', ')
  }
  return { get, list, entries }
}

function toLatin1(bytes: Uint8Array | string | undefined): string {
  if (bytes === undefined || typeof bytes === 'string') return bytes ?? ''
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

interface ReceivedParts {
  readonly request: ProbeRequest
  readonly status: number
  readonly headers: AnswerHeaders
  readonly body: Uint8Array
  readonly bodyBytes: number
  readonly isCut: boolean
  readonly durationMs: number
}

export class ReceivedAnswer implements Answer {
  readonly request: ProbeRequest
  readonly status: number
  readonly headers: AnswerHeaders
  readonly contentType: string
  readonly bodyBytes: number
  readonly durationMs: number
  #body: Uint8Array
  #isCut: boolean
  #isShortened = false
  #text: string | undefined
  #json: { readonly value: unknown } | undefined
  /** Large ones of whom text and values are in memory, the last read last. */
  static #read: ReceivedAnswer[] = []

  constructor(parts: ReceivedParts) {
    this.request = parts.request
    this.status = parts.status
    this.headers = parts.headers
    this.contentType = readContentType(parts.headers)
    this.bodyBytes = parts.bodyBytes
    this.durationMs = parts.durationMs
    this.#body = parts.body
    this.#isCut = parts.isCut
  }

  get body(): Uint8Array {
    return this.#body
  }

  get isCut(): boolean {
    return this.#isCut
  }

  get isShortened(): boolean {
    return this.#isShortened
  }

  get text(): string {
    if (this.#text === undefined) {
      this.#makeRoom()
      this.#text = new TextDecoder().decode(this.#body)
    }
    return this.#text
  }

  get json(): unknown {
    if (this.#json === undefined) {
      this.#makeRoom()
      this.#json = { value: parseJson(this.text) }
    }
    return this.#json.value
  }

  /** Values take many times the memory of their text: of large bodies few are kept at a time. */
  #makeRoom(): void {
    if (this.#body.byteLength <= limits.probeReadBodyBytesKept) return
    const others = ReceivedAnswer.#read.filter((each) => each !== this)
    const forgotten = others.splice(0, Math.max(0, others.length + 1 - limits.probeReadBodiesMax))
    for (const each of forgotten) each.#forget()
    ReceivedAnswer.#read = [...others, this]
  }

  #forget(): void {
    this.#text = undefined
    this.#json = undefined
  }

  /** Lets go of all but the beginning of the body; answers how many bytes that frees. */
  shorten(): number {
    const kept = limits.probeShortenedBodyBytesMax
    const freed = this.#body.byteLength - kept
    if (freed <= 0) return 0
    this.#body = Uint8Array.from(this.#body.subarray(0, kept))
    this.#isCut = true
    this.#isShortened = true
    this.#forget()
    return freed
  }
}

function readContentType(headers: AnswerHeaders): string {
  const [first = ''] = headers.list('content-type')
  const [type = ''] = first.split(';')
  return type.trim().toLowerCase()
}

/** Undefined where it is no JSON, or so deep that whoever walks it would run out of stack. */
function parseJson(text: string): unknown {
  if (!/^\s*[[{"\-0-9tfn]/.test(text) || isTooDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

function isTooDeep(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isInString) {
      if (code === BACKSLASH) index += 1
      else if (code === QUOTE) isInString = false
    } else if (code === QUOTE) isInString = true
    // Both brackets and both braces: [ is 0x5b, { is 0x7b, and what closes them is two further.
    else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > limits.probeJsonDepthMax) return true
    } else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return false
}
