/** Decides what keys of Google look like, and which of them are made for browsers. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

const apiKey = `${'AI'}zaSy${sampleText(33)}`

/** Maps in a page and Firebase's configuration need a key that every visitor sees. */
function isForBrowsers({ before, after }: SecretMatch): boolean {
  return (
    /maps\.googleapis\.com\/maps\/[^"'\s]*$|google_?maps[^\n]{0,40}$/i.test(before(120)) ||
    /authDomain|firebaseapp\.com|messagingSenderId/.test(before(300) + after(500))
  )
}

export const google: SecretProvider = {
  name: 'Google',
  formats: [
    {
      id: 'google-api-key',
      title: 'Google API key',
      kind: 'secret',
      keywords: ['aiza'],
      pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g,
      publicLength: 6,
      judge: (match) => (isForBrowsers(match) ? 'none' : judgeRandom(4)(match)),
      catches: [`GEMINI_API_KEY=${apiKey}`, `?key=${apiKey}&alt=json`],
      ignores: [`${'AI'}za${'x'.repeat(35)}`, `${apiKey}x`],
    },
    {
      id: 'google-browser-key',
      title: 'Google API key for browsers',
      kind: 'publishable',
      keywords: ['aiza'],
      pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g,
      publicLength: 6,
      judge: (match) => (isForBrowsers(match) ? judgeRandom(4)(match) : 'none'),
      catches: [
        `src="https://maps.googleapis.com/maps/api/js?key=${apiKey}"`,
        `initializeApp({apiKey:"${apiKey}",authDomain:"shop.firebaseapp.com"})`,
      ],
      ignores: [`authDomain: 'shop.firebaseapp.com', apiKey: '${'AI'}za${'x'.repeat(35)}'`],
    },
    {
      id: 'google-client-secret',
      title: 'Google OAuth client secret',
      kind: 'secret',
      keywords: ['gocspx-'],
      pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`const CLIENT_SECRET = "${'GOC'}SPX-${sampleText(28)}"`],
      ignores: [`${'GOC'}SPX-${'x'.repeat(28)}`],
    },
    {
      id: 'google-access-token',
      title: 'Google OAuth access token',
      kind: 'secret',
      keywords: ['ya29.'],
      pattern: /(?<![\w.-])ya29\.[\w-]{30,500}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`access_token: '${'ya'}29.${sampleText(120)}'`],
      ignores: [`${'ya'}29.${'x'.repeat(60)}`],
    },
  ],
}
