/** Attack: a stranger writes into our logs what a report is to show, or to choke on. */
import { describe, expect, it } from 'vitest'
import { collectLeaks, readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { streamContent } from '../../content/stream-content.ts'
import { logReader } from './read-log.ts'

const key = sampleText(32)
const line = (query: string) =>
  `203.0.113.7 - - [10/Oct/2000:13:55:36 -0700] "GET /v1?${query} HTTP/1.1" 200 1`

describe('log injection', () => {
  it('neither colours nor breaks what is shown', async () => {
    const hostile = [
      line(`%1b%5b31m%0aERROR api_key=${key}`),
      line(`x%0d%0a_api_key=${key}`),
      JSON.stringify({
        time: 1,
        host: 'a\u001b[31m\nb',
        req: { url: `/?api_key=${key}`, headers: { 'x-api-key\n\u001b[2J': key } },
      }),
      `{"time":"2000-10-10T00:00:00Z","url":"http://a\u202eb\u001b[0m/?api_key=${key}"}`,
    ]
    const { told } = await readText(logReader, 'access.log', hostile.join('\n'))
    expect(told.length).toBeGreaterThan(1)
    for (const { seen } of told) {
      expect(`${seen?.name}${seen?.host}`).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/)
    }
  })

  it('makes no more sightings than are bounded, and says what is left out', async () => {
    const lines = Array.from({ length: 11_000 }, (_, n) =>
      line(`api_key=${sampleText(24, undefined, n)}`),
    )
    const { told, skipped } = await readText(logReader, 'access.log', lines.join('\n'))
    expect(told).toHaveLength(10_000)
    expect(skipped).toHaveLength(1)
    expect(skipped[0]).toMatch(/10000 different keys are told apart; where \d+ further sightings/)
  })

  it.each([
    ['deep JSON', `{"time":1,"msg":${'['.repeat(10_000)}`],
    ['wide JSON', `{"time":1,"q":[${'"?api_key=x",'.repeat(20_000)}1]}`],
    [
      'lines within lines',
      JSON.stringify({ time: 1, log: JSON.stringify({ time: 1, log: '{"log":"{' }) }),
    ],
    ['many addresses', line('a=1 /?key=1'.repeat(5_000))],
    ['many parameters', line('&api_key='.repeat(50_000))],
    ['columns that are none', `#Fields: ${'a '.repeat(50_000)}\n${'key=1 '.repeat(50_000)}`],
    ['broken encoding', line('api_key=%zz%ff%')],
    ['quotes', line('"'.repeat(50_000))],
    ['prototypes', '{"time":1,"__proto__":{"url":"/?api_key=1"},"constructor":{"host":"x"}}'],
  ])('is survived: %s', async (_, text) => {
    const { told } = await readText(logReader, 'access.log', `${text}\n${line(`api_key=${key}`)}`)
    expect(told.filter(({ secret }) => secret === key)).toHaveLength(/^#Fields/.test(text) ? 0 : 1)
  })
})

describe('a single line of two gigabytes', () => {
  it('passes by in little memory, and is told', async () => {
    const chunk = Buffer.alloc(1024 * 1024, `a?api_key=${key}&b `)
    async function* flood(): AsyncGenerator<Buffer> {
      yield Buffer.from(`${line(`api_key=${key}`)}\n`)
      for (let at = 0; at < 2048; at++) yield chunk
      yield Buffer.from(`\n${line(`token=${sampleText(30)}`)}\n`)
    }
    const collection = collectLeaks()
    const before = process.memoryUsage().rss
    let most = 0
    const sink = {
      ...collection.sink,
      async stream(_: unknown, chunks: AsyncIterable<Buffer>) {
        for await (const _chunk of chunks) most = Math.max(most, process.memoryUsage().rss)
      },
    }
    const content = streamContent('access.log', flood())
    await logReader.read(content, { path: 'access.log', entries: [] }, sink)
    expect((most - before) / 1024 / 1024).toBeLessThan(150)
    expect(collection.told.map((each) => each.line)).toEqual([1, 3])
    expect(collection.skipped).toEqual([
      'access.log: 1 lines above 1048576 bytes were searched as text only, not as requests',
    ])
  }, 30_000)
})
