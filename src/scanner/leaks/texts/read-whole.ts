/** Decides whether a content is short enough to be read as a whole, and loses nothing if not. */

export type Whole =
  | { readonly bytes: Buffer; readonly rest?: never }
  /** All of it, from the front. */
  | { readonly bytes?: never; readonly rest: AsyncIterable<Buffer> }

export async function readWhole(chunks: AsyncIterable<Buffer>, bytesMax: number): Promise<Whole> {
  const source = chunks[Symbol.asyncIterator]()
  const pieces: Buffer[] = []
  let size = 0
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    pieces.push(next.value)
    size += next.value.length
    if (size > bytesMax) return { rest: goOn(pieces, source) }
  }
  return { bytes: Buffer.concat(pieces) }
}

async function* goOn(pieces: Buffer[], source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* pieces.splice(0)
    for (let next = await source.next(); next.done !== true; next = await source.next()) {
      yield next.value
    }
  } finally {
    await source.return?.()
  }
}
