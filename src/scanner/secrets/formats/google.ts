/** Decides what keys of Google look like, and which of them are made for browsers. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretMatch, SecretProvider } from '../secret-format.ts'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const apiKey = `${'AI'}zaSy${sampleText(33)}`
const clientSecret = `${'GOC'}SPX-${sampleText(28)}`
const clientId = `480731221133-${sampleText(32, `${LOWER}0123456789`)}.apps.googleusercontent.com`
const accessToken = `${'ya'}29.${sampleText(120)}`
const refreshToken = `1//0${sampleText(60)}`
const messagingKey = `AAAA${sampleText(7)}:APA91b${sampleText(134, undefined, 2)}`
const storageId = `GOOG1E${sampleText(55, UPPER_AND_DIGITS)}`
const storageSecret = sampleText(40, undefined, 3)
const captchaSecret = `6Le${sampleText(37)}`
const appPassword = [1, 2, 3, 4].map((seed) => sampleText(4, LOWER, seed)).join(' ')

/** Maps in a page and Firebase's configuration need a key that every visitor sees. */
function isForBrowsers({ before, after }: SecretMatch): boolean {
  return (
    /maps\.googleapis\.com\/maps\/[^"'\s]*$|google_?maps[^\n]{0,40}$/i.test(before(120)) ||
    /authDomain|firebaseapp\.com|messagingSenderId/.test(before(300) + after(500))
  )
}

export const google: SecretProvider = {
  name: 'Google',
  revoke:
    'In the Google Cloud console, open APIs & Services, Credentials, and delete or renew it; ' +
    'a key for browsers is restricted there to its sites and its APIs.',
  formats: [
    {
      id: 'google-api-key',
      title: 'Google API key',
      opens: 'use every API that the key is not restricted from, at the cost of its project',
      kind: 'secret',
      keywords: ['aiza'],
      pattern: /(?<![\w-])AIzaSy[\w-]{33}(?![\w-])/g,
      publicLength: 6,
      judge: (match) => (isForBrowsers(match) ? 'none' : judgeRandom(4)(match)),
      catches: [`GEMINI_API_KEY=${apiKey}`, `?key=${apiKey}&alt=json`],
      ignores: [`${'AI'}zaSy${'x'.repeat(33)}`, `${apiKey}x`],
    },
    {
      id: 'google-browser-key',
      title: 'Google API key for browsers',
      kind: 'publishable',
      keywords: ['aiza'],
      pattern: /(?<![\w-])AIzaSy[\w-]{33}(?![\w-])/g,
      publicLength: 6,
      judge: (match) => (isForBrowsers(match) ? judgeRandom(4)(match) : 'none'),
      catches: [
        `src="https://maps.googleapis.com/maps/api/js?key=${apiKey}"`,
        `initializeApp({apiKey:"${apiKey}",authDomain:"shop.firebaseapp.com"})`,
      ],
      ignores: [
        `authDomain: 'shop.firebaseapp.com', apiKey: '${'AI'}zaSy${'x'.repeat(33)}'`,
        'https://maps.googleapis.com/maps/api/js?key=YOUR_API_KEY',
      ],
    },
    {
      id: 'google-client-secret',
      title: 'Google OAuth client secret',
      kind: 'secret',
      keywords: ['gocspx-'],
      pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [`const CLIENT_SECRET = "${clientSecret}"`, `{"client_secret":"${clientSecret}"}`],
      ignores: [`${'GOC'}SPX-${'x'.repeat(28)}`, `x${clientSecret}`],
    },
    {
      id: 'google-client-id',
      title: 'Google OAuth client id',
      kind: 'publishable',
      keywords: ['.apps.googleusercontent.com'],
      pattern: /(?<![\w.-])\d{6,20}-[a-z0-9_]{32}\.apps\.googleusercontent\.com/g,
      publicLength: 7,
      judge: ({ secret }) => (looksRandom(secret.split(/[-.]/)[1] ?? '') ? 'unproven' : 'none'),
      catches: [`GOOGLE_CLIENT_ID=${clientId}`, `{ clientId: '${clientId}' }`],
      ignores: [
        `480731221133-${'x'.repeat(32)}.apps.googleusercontent.com`,
        'your-client-id.apps.googleusercontent.com',
      ],
    },
    {
      id: 'google-access-token',
      title: 'Google OAuth access token',
      kind: 'secret',
      keywords: ['ya29.'],
      reach: 1_100,
      pattern: /(?<![\w.-])ya29\.[\w-]{20,1000}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`access_token: '${accessToken}'`, `Authorization: Bearer ${accessToken}`],
      ignores: [`${'ya'}29.${'x'.repeat(60)}`, 'ya29.a0AfH'],
    },
    {
      id: 'google-refresh-token',
      title: 'Google OAuth refresh token',
      opens: 'get access tokens in the name of the user until it is withdrawn',
      kind: 'secret',
      keywords: ['1//0'],
      pattern: /(?<![\w/.:-])1\/\/0[\w-]{40,160}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`{"refresh_token": "${refreshToken}"}`, `FIREBASE_TOKEN=${refreshToken}`],
      ignores: [`1//0${'x'.repeat(60)}`, `https://a.test/1//0${sampleText(60)}`],
    },
    {
      id: 'google-messaging-key',
      title: 'Firebase Cloud Messaging server key',
      opens: 'send messages to every device that has the application',
      kind: 'secret',
      keywords: [':apa91b'],
      pattern: /(?<![\w-])AAAA[\w-]{7}:APA91b[\w-]{134}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(18),
      catches: [`Authorization: key=${messagingKey}`, `FCM_SERVER_KEY="${messagingKey}"`],
      ignores: [`AAAA${'x'.repeat(7)}:APA91b${'x'.repeat(134)}`, `:APA91b${sampleText(134)}`],
    },
    {
      id: 'google-storage-access-id',
      title: 'Google Cloud Storage HMAC access id',
      kind: 'secret',
      keywords: ['goog'],
      pattern: /(?<![\w/+])GOOG(?:1E[A-Z2-7]{55}|[A-Z0-9]{20})(?![\w/+])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`gs_access_key_id = ${storageId}`, `{"accessId": "${storageId}"}`],
      ignores: [`GOOG1E${'A'.repeat(55)}`, `GOOG1E${sampleText(20, UPPER_AND_DIGITS)}`],
    },
    {
      id: 'google-storage-secret',
      title: 'Google Cloud Storage HMAC secret',
      kind: 'secret',
      keywords: ['gs_secret', 'gcs', 'gcp'],
      ...namedValue({
        names: /(?<![a-z])(?:gs|gcs|gcp)(?=[_-])/,
        ends: /secret|key/,
        value: /[A-Za-z0-9/+]{40}/,
      }),
      catches: [`gs_secret_access_key = ${storageSecret}`, `GCS_HMAC_KEY="${storageSecret}"`],
      ignores: [`gs_secret_access_key = ${'x'.repeat(40)}`, `gcs_etag: ${storageSecret}`],
    },
    {
      id: 'google-captcha-secret',
      title: 'reCAPTCHA secret key',
      kind: 'secret',
      keywords: ['captcha'],
      ...namedValue({ names: /captcha/, ends: /secret|private/, value: /6L[\w-]{38}/ }),
      catches: [`RECAPTCHA_SECRET=${captchaSecret}`, `"recaptcha": {"secret":"${captchaSecret}"}`],
      ignores: [`RECAPTCHA_SECRET=6L${'x'.repeat(38)}`, `data-sitekey="${captchaSecret}"`],
    },
    {
      id: 'google-app-password',
      title: 'Google app password',
      opens: 'read and send the mail of the account',
      kind: 'secret',
      keywords: [
        'gmail',
        'mail_pass',
        'mailpass',
        'email_',
        'smtp',
        'app_pass',
        'apppass',
        'app-pass',
      ],
      pattern: buildPattern(
        'dgi',
        /(?:mail|smtp|app)[\w.-]{0,16}["']?(?:\s{0,4}[:=]\s{0,4}\{\s{0,8}["']?)?pass(?:word|wd)?/,
        /["']?\s{0,4}[:=]\s{0,4}["']([a-z]{4}(?: [a-z]{4}){3})["']/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (new Set(secret).size >= 8 ? 'unproven' : 'none'),
      catches: [`GMAIL_APP_PASSWORD="${appPassword}"`, `smtp = { pass: '${appPassword}' }`],
      ignores: ["password: 'your pass goes here'", "mail_pass = 'aaaa bbbb cccc dddd'"],
    },
  ],
}
