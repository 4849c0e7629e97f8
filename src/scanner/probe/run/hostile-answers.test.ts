import { describe, expect, it } from 'vitest'
import { fixtureRule } from '../../../../test/scanner/fixture-rule.ts'
import { scanSample } from '../../../../test/scanner/serve-sample.ts'
import { json, keyedSample, sampleKeys } from '../sample-api.ts'

/** Shows whatever the target says, in evidence and in words. */
const parrot = fixtureRule({
  id: 'parrot',
  subject: 'operation',
  async check(scan, operation) {
    if (operation === null) return []
    const key = scan.keys[0] ?? null
    const cut = { text: (key?.text ?? '').slice(0, -1) }
    const asked = [key, cut, { text: scan.madeUpKey }].map((each) => scan.ask(operation, each))
    const answers = (await Promise.all(asked)).filter((each) => each !== null)
    return answers.map((answer, index) => ({
      confidence: 'likely',
      detail: `It said: ${answer.text}`,
      discriminator: String(index),
      evidence: scan.describe(answer),
    }))
  },
})

describe('a report on hostile answers', () => {
  it('holds no key that the target gave back, in whatever form', async () => {
    const sample = keyedSample('echo', {
      routes: {
        'GET /v1/users': ({ headers }) => {
          const sent = headers['x-api-key'] ?? ''
          const forms = [sent.toLowerCase(), encodeURIComponent(sent), btoa(sent), btoa(`${sent}:`)]
          return json([{ id: 1, sent, forms, text: `your key is ${sent}.` }])
        },
      },
      refuse: (_, sent) => json({ error: 'unauthorized', sent }, 401),
    })
    const { report } = await scanSample(sample, [parrot])
    expect(report.findings.length).toBe(3)
    const text = JSON.stringify(report).toLowerCase()
    for (const key of Object.values(sampleKeys)) {
      const fresh = key.slice('shop_live_'.length)
      expect(text).not.toContain(fresh.toLowerCase())
      expect(text).not.toContain(fresh.slice(0, 24).toLowerCase())
      expect(text).not.toContain(btoa(key).toLowerCase())
      expect(text).not.toContain(btoa(`${key}:`).toLowerCase())
    }
  })

  it('holds no escape for a terminal, and no more than a screen of text', async () => {
    const sample = keyedSample('escapes', {
      routes: {
        'GET /v1/users': () => ({
          status: 200,
          headers: { 'content-type': 'text/plain', 'x-powered-by': 'a\x9bb' },
          body: `\x1b]0;owned\x07\x1b[2J\u202egnp.exe\u2028 ${'word '.repeat(5_000)}`,
        }),
      },
    })
    const { report } = await scanSample(sample, [parrot])
    expect(report.findings.length).toBeGreaterThan(0)
    for (const { evidence, why, title } of report.findings) {
      const shown = `${evidence?.request}${evidence?.response}${why}${title}`
      expect(shown).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u202e]/)
      expect(shown.length).toBeLessThan(6_000)
    }
  })
})
