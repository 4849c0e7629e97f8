/** Says what is wrong with the weather stations. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

export const weatherStations: Target = {
  name: 'weather-stations',
  program: 'app.py',
  about: 'Flask; XML and JSON; sends strangers to a page to sign in; short keys that open all',
  given: async (isSound) => {
    const keys = ['observer', 'forecast'].map((name, index) => ({
      name,
      text: isSound ? makeKey('', name) : `wx-00${index + 7}`,
    }))
    const rights = isSound
      ? ['stations+observations', 'stations+operators']
      : ['stations+observations+operators', 'stations+observations+operators']
    const entries = keys.map(({ text }, index) => `${text}:${rights[index]}`)
    return { environment: { STATION_KEYS: entries.join(',') }, keys }
  },
  mustFind: [
    { ruleId: 'weak-key-format' },
    { ruleId: 'one-key-for-everything' },
    { ruleId: 'excessive-data-exposure', operation: 'GET /weather/operators' },
    { ruleId: 'pagination-missing', operation: 'GET /weather/observations' },
    { ruleId: 'version-missing', isInfo: true },
    { ruleId: 'cacheable-keyed-response' },
    { ruleId: 'referrer-policy-missing', isInfo: true },
    { ruleId: 'security-headers-missing' },
  ],
  mayFind: [{ ruleId: 'key-guessing-unlimited' }, { ruleId: 'static-key-no-expiry' }],
}
