/** Says what is wrong with the press archive. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

export const pressBasic: Target = {
  name: 'press-basic',
  program: 'app.js',
  about: 'Express with Basic authentication; XML and CSV; a dump and a list of files lie open',
  given: async (isSound) => {
    const passwords = {
      imke: isSound ? makeKey('', 'password of imke') : ['imke', '2023'].join(''),
      jonas: isSound ? makeKey('', 'password of jonas') : ['sum', 'mer'].join(''),
    }
    const accounts = {
      imke: { password: passwords.imke, desk: 'sports' },
      jonas: { password: passwords.jonas, desk: 'culture' },
    }
    return {
      environment: { ACCOUNTS: JSON.stringify(accounts) },
      keys: Object.entries(passwords).map(([name, text]) => ({ name, text: `${name}:${text}` })),
    }
  },
  mustFind: [
    { ruleId: 'missing-authentication', operation: 'GET /archive/v2/subscribers.csv' },
    { ruleId: 'pii-in-response', operation: 'GET /archive/v2/subscribers.csv' },
    { ruleId: 'weak-key-format' },
    { ruleId: 'key-guessing-unlimited' },
    { ruleId: 'exposed-file' },
    { ruleId: 'open-redirect' },
    { ruleId: 'rate-limit-missing' },
  ],
  mayFind: [{ ruleId: 'referrer-policy-missing' }, { ruleId: 'security-headers-missing' }],
}
