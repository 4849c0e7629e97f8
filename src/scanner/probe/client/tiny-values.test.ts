/** Attack: answers of millions of tiny values, which fill the memory until the scan is killed. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { MIB } from '../../../base/units.ts'
import { ReceivedAnswer, readAnswerHeaders } from './read-answer.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function answer(body: string): ReceivedAnswer {
  return new ReceivedAnswer({
    request: { method: 'GET', url: 'http://127.0.0.1/' },
    status: 200,
    headers: readAnswerHeaders([]),
    body: new TextEncoder().encode(body),
    bodyBytes: body.length,
    isCut: false,
    durationMs: 1,
  })
}

describe('many large answers', () => {
  it('do not keep the values of all of them in memory', () => {
    const body = `[${'[],'.repeat(MIB)}[]]`
    collect()
    const before = process.memoryUsage().heapUsed
    const answers = Array.from({ length: 8 }, () => answer(body))
    for (const each of answers) expect(Array.isArray(each.json)).toBe(true)
    collect()
    // The values of one take about 50 MiB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * MIB)
    for (const each of answers) expect(Array.isArray(each.json)).toBe(true)
  }, 60_000)

  it('are read once where they are small', () => {
    const small = answer('{"id":1}')
    expect(small.json).toBe(small.json)
  })
})
