/** Attack: a recording that is longer than the memory of whoever reads it. */
import { describe, expect, it } from 'vitest'
import { collectLeaks } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { streamContent } from '../../content/stream-content.ts'
import { harReader } from './read-har.ts'

const MIB = 1024 * 1024
const key = sampleText(32)
const last = sampleText(32, undefined, 2)

function entry(api: string, body: string): string {
  return JSON.stringify({
    startedDateTime: '2000-10-10T13:55:36.000Z',
    request: { method: 'GET', url: `https://api.example.com/v1?api_key=${api}`, headers: [] },
    response: { content: { text: body } },
  })
}

async function read(chunks: AsyncIterable<Buffer>) {
  const collection = collectLeaks()
  let rest = 0
  const sink = {
    ...collection.sink,
    async stream(_: unknown, own: AsyncIterable<Buffer>) {
      for await (const chunk of own) rest += chunk.length
    },
    text() {},
  }
  await harReader.read(streamContent('a.har', chunks), { path: 'a.har', entries: [] }, sink)
  return { ...collection, rest }
}

describe('a recording of half a gigabyte', () => {
  it('is read entry by entry, in little memory', async () => {
    const long = Buffer.from(`${entry(key, 'x"\n\\'.repeat(MIB / 4))},`)
    let most = 0
    const before = process.memoryUsage().rss
    async function* chunks(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"log":{"version":"1.2","entries":[')
      for (let at = 0; at < 256; at++) {
        for (let from = 0; from < long.length; from += 65_536) {
          yield long.subarray(from, from + 65_536)
        }
        most = Math.max(most, process.memoryUsage().rss)
      }
      yield Buffer.from(`${entry(last, '')}]}}`)
    }
    const { told, rest } = await read(chunks())
    expect(told.map(({ secret, occurrences }) => [secret, occurrences])).toEqual([
      [key, 256],
      [last, 1],
    ])
    expect(rest).toBeLessThan(1_000)
    expect((most - before) / MIB).toBeLessThan(200)
  }, 60_000)

  it('passes by as text where a single entry is too long', async () => {
    async function* chunks(): AsyncGenerator<Buffer> {
      yield Buffer.from('{"log":{"entries":[{"response":{"content":{"text":"')
      for (let at = 0; at < 64; at++) yield Buffer.alloc(MIB, 'x')
      yield Buffer.from(`"}}},${entry(key, '')}]}}`)
    }
    const { told, skipped, rest } = await read(chunks())
    expect(told.map(({ within }) => within)).toEqual([
      'a.har!entry 2 GET https://api.example.com/v1',
    ])
    expect(skipped).toEqual(['a.har: entry 1 is above 33554432 bytes: it was searched as text'])
    expect(rest).toBeGreaterThan(64 * MIB)
  })
})
