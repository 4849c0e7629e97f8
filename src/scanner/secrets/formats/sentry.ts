/** Decides what secrets of Sentry look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, toBase64 } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function sampleToken(seed: number): string {
  const claims = { iat: 1_700_000_000, url: 'https://sentry.io', org: sampleText(8, HEX, seed) }
  return `${'sntrys'}_${toBase64(JSON.stringify(claims))}_${sampleText(43, undefined, seed)}`
}

/** Its middle is JSON that says when it was issued. */
function judgeOrganization({ secret }: SecretMatch): Genuineness {
  const claims = Buffer.from(secret.slice(7, secret.lastIndexOf('_')), 'base64').toString('latin1')
  return claims.startsWith('{"iat":') ? 'genuine' : 'none'
}

export const sentry: SecretProvider = {
  name: 'Sentry',
  revoke: 'Revoke the token in Sentry under Settings, Auth tokens (or Organization tokens).',
  formats: [
    {
      id: 'sentry-organization-token',
      title: 'Sentry organization token',
      kind: 'secret',
      keywords: ['sntrys_eyj'],
      reach: 420,
      pattern: /(?<![\w-])sntrys_eyJ[A-Za-z0-9+/=_]{80,400}(?![\w-])/g,
      publicLength: 7,
      isStructured: true,
      judge: judgeOrganization,
      catches: [`SENTRY_AUTH_TOKEN=${sampleToken(1)}`, `{"authToken": "${sampleToken(2)}"}`],
      ignores: [`${'sntrys'}_eyJ${'x'.repeat(120)}`, `${'sntrys'}_eyJ${sampleText(120)}`],
    },
    {
      id: 'sentry-user-token',
      title: 'Sentry user token',
      kind: 'secret',
      keywords: ['sntryu_'],
      pattern: /(?<![\w-])sntryu_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SENTRY_USER_TOKEN=${'sntryu'}_${sampleText(64, HEX)}`,
        `Authorization: Bearer ${'sntryu'}_${sampleText(64, HEX, 2)}`,
      ],
      ignores: [`${'snt'}ryu_${'x'.repeat(64)}`, `see ${'sntryu'}_${sampleText(21, HEX)}`],
    },
    {
      id: 'sentry-integration-token',
      title: 'Sentry integration token',
      kind: 'secret',
      keywords: ['sntryi_'],
      pattern: /(?<![\w-])sntryi_[0-9a-f]{64}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `SENTRY_INTEGRATION_TOKEN=${'sntryi'}_${sampleText(64, HEX)}`,
        `export SENTRY_INTEGRATION_TOKEN="${'sntryi'}_${sampleText(64, HEX, 2)}"`,
      ],
      ignores: [`${'snt'}ryi_${'x'.repeat(64)}`, `see ${'sntryi'}_${sampleText(21, HEX)}`],
    },
    {
      id: 'sentry-dsn',
      title: 'Sentry DSN',
      kind: 'publishable',
      keywords: ['sentry'],
      pattern: buildPattern(
        'dg',
        /https?:\/\/([0-9a-f]{32})@/,
        /[a-z0-9.-]{0,60}sentry[a-z0-9.-]{0,60}(?::\d{2,5})?\/\d{1,20}(?!\w)/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `Sentry.init({ dsn: 'https://${sampleText(32, HEX)}@o450.ingest.sentry.io/4501' })`,
        `SENTRY_DSN=https://${sampleText(32, HEX, 2)}@o12.ingest.us.sentry.io/99`,
      ],
      ignores: [
        `https://${'0'.repeat(32)}@o0.ingest.sentry.io/0`,
        'https://docs.sentry.io/platforms/',
      ],
    },
    {
      id: 'sentry-legacy-token',
      title: 'Sentry auth token',
      kind: 'secret',
      keywords: ['sentry'],
      ...namedValue({
        names: /sentry/,
        ends: /(?:auth|access|api)?[_-]?(?:token|key)|secret/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `SENTRY_AUTH_TOKEN=${sampleText(64, HEX)}`,
        `sentry_auth_token: ${sampleText(64, HEX, 2)}`,
      ],
      ignores: [
        'SENTRY_AUTH_TOKEN=your_sentry_auth_token',
        `"sentry": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
