import { describe, expect, it } from 'vitest'
import { readEnvKeys } from './read-env-keys.ts'

describe('readEnvKeys', () => {
  it('takes what lies between commas, the empty parts too', () => {
    const rows = readEnvKeys('API_KEYS', { API_KEYS: 'web-2021, ops-2019,' })
    expect(rows.map(({ row, place }) => [place, row['key'], row['scopes']])).toEqual([
      ['API_KEYS 1', 'web-2021', ['*:*']],
      ['API_KEYS 2', 'ops-2019', ['*:*']],
      ['API_KEYS 3', '', ['*:*']],
    ])
  })

  it('does not repeat what was given in place of a name: it may be the keys', () => {
    const refuse = (name: string) => () => readEnvKeys(name, {})
    expect(refuse('API_KEYS')).toThrow('API_KEYS is not set')
    expect(refuse('web-2021,ops-2019')).not.toThrow('web-2021')
    expect(refuse('web-2021,ops-2019')).toThrow('takes the name of a variable')
  })
})
