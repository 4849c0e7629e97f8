/** Decides what secrets of Cloudflare look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiToken = sampleText(40)
const prefixedToken = `cfut_${sampleText(40)}${sampleText(8, HEX)}`
const globalKey = sampleText(37, HEX)
const originKey = `v1.0-${sampleText(24, HEX)}-${sampleText(146, HEX)}`
const turnstileSecret = `0x4AAAAAAA${sampleText(25, undefined, 2)}`
const storageSecret = sampleText(64, HEX)

export const cloudflare: SecretProvider = {
  name: 'Cloudflare',
  revoke:
    'In the Cloudflare dashboard, open My Profile, API Tokens, and roll or delete the token or ' +
    'key; keys of R2 and of Turnstile are on the pages of those products.',
  formats: [
    {
      id: 'cloudflare-api-token',
      title: 'Cloudflare API token',
      kind: 'secret',
      keywords: ['cloudflare', 'cf_api', 'cf-api', 'cf_token'],
      ...namedValue({
        names: /cloudflare|(?<![a-z])cf(?=[_-](?:api|token))/,
        ends: /token|key|secret/,
        value: /[\w-]{40}/,
      }),
      catches: [`CLOUDFLARE_API_TOKEN=${apiToken}`, `cloudflare:\n  apiToken: ${apiToken}`],
      ignores: [`CF_API_TOKEN=${'x'.repeat(40)}`, `cloudflare_commit: ${sampleText(40, HEX)}`],
    },
    {
      id: 'cloudflare-prefixed-token',
      title: 'Cloudflare API token',
      kind: 'secret',
      keywords: ['cfut_', 'cfat_', 'cfk_'],
      pattern: /(?<!\w)cf(?:[ua]t|k)_[A-Za-z0-9]{40}[0-9a-f]{8}(?!\w)/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`Authorization: Bearer ${prefixedToken}`, `token = "${prefixedToken}"`],
      ignores: [`cfut_${'x'.repeat(48)}`, `cfut_${sampleText(20)}`],
    },
    {
      id: 'cloudflare-global-api-key',
      title: 'Cloudflare global API key',
      opens: 'do everything in the account',
      kind: 'secret',
      keywords: ['cloudflare', 'x-auth-key', 'cf_api', 'cf_key', 'cf_global'],
      ...namedValue({
        names: /cloudflare|x-auth|(?<![a-z])cf(?=_(?:api|key|global))/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{37}/,
      }),
      catches: [`X-Auth-Key: ${globalKey}`, `"cloudflareApiKey": "${globalKey}"`],
      ignores: [`X-Auth-Key: ${'0'.repeat(37)}`, `cloudflare_ray: ${globalKey}`],
    },
    {
      id: 'cloudflare-origin-ca-key',
      title: 'Cloudflare Origin CA key',
      kind: 'secret',
      keywords: ['v1.0-'],
      pattern: /(?<![\w.-])v1\.0-[0-9a-f]{24,64}-[0-9a-f]{100,160}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`X-Auth-User-Service-Key: ${originKey}`, `origin_ca_key = "${originKey}"`],
      ignores: [`v1.0-${'0'.repeat(24)}-${'0'.repeat(146)}`, `v1.0-${sampleText(40, HEX)}`],
    },
    {
      id: 'cloudflare-turnstile-secret',
      title: 'Cloudflare Turnstile secret key',
      kind: 'secret',
      keywords: ['0x4aaaaaaa'],
      pattern: /(?<!\w)0x4AAAAAAA[\w-]{25}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [`TURNSTILE_SECRET_KEY=${turnstileSecret}`, `secret: '${turnstileSecret}'`],
      ignores: [`0x4AAAAAAA${'A'.repeat(25)}`, `data-sitekey="0x4AAAAAAA${sampleText(14)}"`],
    },
    {
      id: 'cloudflare-r2-secret',
      title: 'Cloudflare R2 secret access key',
      kind: 'secret',
      keywords: ['r2_', 'cloudflare'],
      ...namedValue({
        names: /(?<![a-z])r2(?=_)|cloudflare/,
        ends: /secret(?:_?access)?(?:_?key)?/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [`R2_SECRET_ACCESS_KEY=${storageSecret}`, `cloudflareSecret: "${storageSecret}"`],
      ignores: [`R2_SECRET_ACCESS_KEY=${'0'.repeat(64)}`, `r2_checksum: ${storageSecret}`],
    },
  ],
}
