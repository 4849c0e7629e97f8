import { describe, expect, it } from 'vitest'
import { hideKeys } from './hide-keys.ts'

describe('hideKeys', () => {
  it('takes a key out of every text at any depth, however it is written', () => {
    const key = 'an/old+key=of-16'
    const report = {
      why: `it came back: ${key}.`,
      list: [{ path: `/v1/${encodeURIComponent(key)}/x` }],
      evidence: { response: `{"a":"${key}","b":"${key}"}` },
      count: 3,
      nothing: null,
    }
    expect(hideKeys(report, [key])).toEqual({
      why: 'it came back: [key].',
      list: [{ path: '/v1/[key]/x' }],
      evidence: { response: '{"a":"[key]","b":"[key]"}' },
      count: 3,
      nothing: null,
    })
  })

  it('hides a key that is a word only where the target speaks', () => {
    const report = {
      remedy: 'Do not use secret words',
      evidence: { request: 'X-API-Key: secret', response: 'secretary secret-7 (secret)' },
    }
    expect(hideKeys(report, ['secret'])).toEqual({
      remedy: 'Do not use secret words',
      evidence: { request: 'X-API-Key: [key]', response: 'secretary secret-7 ([key])' },
    })
  })

  it('hides the longer of two first', () => {
    const keys = ['abcdefghijkl', 'abcdefghijklmnop']
    expect(hideKeys('abcdefghijklmnop abcdefghijkl', keys)).toBe('[key] [key]')
  })
})
