/** Decides how much of a body is read and how it is decoded: a bomb costs no more than any. */
import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { limits } from '../../../base/limits.ts'

export interface ReadBody {
  readonly body: Uint8Array
  readonly bodyBytes: number
  readonly isCut: boolean
}

/** Where decoded bytes go: another decoder, or the body. */
interface Sink {
  write(chunk: Uint8Array): void
  end(): void
  fail(): void
}

const SUPPORTED = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd'])

export class BodyReader {
  readonly #onFull: () => void
  readonly #onBody: ((chunk: Uint8Array) => boolean) | undefined
  readonly #collected: Uint8Array[] = []
  #collectedBytes = 0
  #isFull = false
  #isBroken = false
  /** As received, while a decoder may still say that it is not what it was said to be. */
  #raw: Uint8Array[] = []
  #rawBytes = 0
  readonly #stages: DecodingStage[] = []
  readonly #first: Sink
  readonly #done = Promise.withResolvers<void>()

  /** `onFull` is told once that no more is wanted; `onBody` takes what would be kept here. */
  constructor(
    contentEncoding: string | null,
    onFull: () => void,
    onBody?: (chunk: Uint8Array) => boolean,
  ) {
    this.#onFull = onFull
    this.#onBody = onBody
    let sink: Sink = {
      write: (chunk) => this.#collect(chunk),
      end: () => this.#done.resolve(),
      fail: () => this.#break(),
    }
    // They stand in the order in which they were applied, so the first is decoded last.
    for (const coding of readCodings(contentEncoding)) {
      const stage = new DecodingStage(coding, sink)
      this.#stages.push(stage)
      sink = stage
    }
    this.#first = sink
  }

  write(chunk: Uint8Array): void {
    if (this.#isFull || this.#isBroken) {
      if (this.#isBroken) this.#keepRaw(chunk)
      return
    }
    if (this.#stages.length > 0) this.#keepRaw(chunk)
    if (!this.#isFull) this.#first.write(chunk)
  }

  /** What was read, decoded as far as it goes. `isWhole`: the answer came to its end. */
  async end(isWhole: boolean): Promise<ReadBody> {
    if (!this.#isFull && !this.#isBroken) this.#first.end()
    else this.#done.resolve()
    await this.#done.promise
    for (const stage of this.#stages) stage.destroy()
    const isRaw = this.#isBroken && this.#collectedBytes === 0
    const parts = isRaw ? this.#raw : this.#collected
    const all = Buffer.concat(parts)
    const body = all.subarray(0, limits.probeBodyBytesMax)
    const isCut = !isWhole || all.byteLength > body.byteLength || (this.#isFull && !isRaw)
    return {
      body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength),
      bodyBytes: isRaw ? this.#rawBytes : this.#collectedBytes,
      isCut: isCut || (this.#isBroken && !isRaw),
    }
  }

  #collect(chunk: Uint8Array): void {
    if (this.#isFull) return
    this.#collectedBytes += chunk.byteLength
    if (this.#onBody !== undefined) {
      if (!this.#onBody(chunk)) this.#fill()
      return
    }
    this.#collected.push(chunk)
    if (this.#collectedBytes > limits.probeBodyBytesMax) this.#fill()
  }

  #keepRaw(chunk: Uint8Array): void {
    if (this.#rawBytes <= limits.probeBodyBytesMax) this.#raw.push(chunk)
    this.#rawBytes += chunk.byteLength
    if (this.#rawBytes > limits.probeBodyBytesMax) this.#fill()
  }

  #fill(): void {
    if (this.#isFull) return
    this.#isFull = true
    for (const stage of this.#stages) stage.destroy()
    this.#done.resolve()
    this.#onFull()
  }

  #break(): void {
    this.#isBroken = true
    if (this.#collectedBytes > 0) this.#raw = []
    this.#done.resolve()
  }
}

/** Codings that we know, at most so many; otherwise none, and the body stays as it is. */
function readCodings(contentEncoding: string | null): string[] {
  const codings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const isKnown = codings.every((coding) => SUPPORTED.has(coding))
  return isKnown && codings.length <= limits.probeContentCodingsMax ? codings : []
}

class DecodingStage implements Sink {
  readonly #coding: string
  readonly #sink: Sink
  #decoder: Transform | undefined
  #writtenBytes = 0

  constructor(coding: string, sink: Sink) {
    this.#coding = coding
    this.#sink = sink
  }

  write(chunk: Uint8Array): void {
    this.#writtenBytes += chunk.byteLength
    // What a decoder in front of this one makes of a bomb is no better than the bomb.
    if (this.#writtenBytes > 2 * limits.probeBodyBytesMax) {
      this.destroy()
      this.#sink.fail()
      return
    }
    this.#decoder ??= this.#open(chunk)
    if (!this.#decoder.destroyed) this.#decoder.write(chunk)
  }

  end(): void {
    if (this.#decoder === undefined || this.#decoder.destroyed) this.#sink.end()
    else this.#decoder.end()
  }

  fail(): void {
    this.destroy()
    this.#sink.fail()
  }

  destroy(): void {
    this.#decoder?.destroy()
  }

  #open(first: Uint8Array): Transform {
    const decoder = openDecoder(this.#coding, first)
    decoder.on('data', (chunk: Buffer) => this.#sink.write(chunk))
    decoder.on('end', () => this.#sink.end())
    decoder.on('error', () => this.#sink.fail())
    return decoder
  }
}

/** Each takes an input that ends too early, since half an answer is an answer, too. */
function openDecoder(coding: string, first: Uint8Array): Transform {
  const { constants } = zlib
  if (coding === 'br') {
    return zlib.createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
  }
  if (coding === 'zstd') {
    // RFC 9659: a window of at most 8 MiB may be asked of a client.
    return zlib.createZstdDecompress({
      finishFlush: constants.ZSTD_e_flush,
      params: { [constants.ZSTD_d_windowLogMax]: 23 },
    })
  }
  const options = { finishFlush: constants.Z_SYNC_FLUSH }
  if (coding === 'deflate') {
    // RFC 9110 §8.4.1.2: it should be zlib's format, but some send it without that wrapping.
    const isWrapped = ((first[0] ?? 0) & 0x0f) === 8
    return isWrapped ? zlib.createInflate(options) : zlib.createInflateRaw(options)
  }
  return zlib.createGunzip(options)
}
