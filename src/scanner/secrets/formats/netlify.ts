/** Decides what secrets of Netlify look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const netlify: SecretProvider = {
  name: 'Netlify',
  revoke: 'Revoke the token in Netlify under User settings, Applications.',
  formats: [
    {
      id: 'netlify-access-token',
      title: 'Netlify access token',
      kind: 'secret',
      keywords: ['nfp_', 'nfc_', 'nfo_', 'nfu_', 'nfb_'],
      pattern: /(?<![\w-])nf[bcopu]_[0-9A-Za-z]{36}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [
        `NETLIFY_ACCESS_TOKEN=${'nfp'}_${sampleText(36)}`,
        `export NETLIFY_ACCESS_TOKEN="${'nfp'}_${sampleText(36, undefined, 2)}"`,
      ],
      ignores: [`${'nf'}p_${'x'.repeat(36)}`, `see ${'nfp'}_${sampleText(12)}`],
    },
    {
      id: 'netlify-legacy-token',
      title: 'Netlify access token',
      kind: 'secret',
      keywords: ['netlify'],
      ...namedValue({
        names: /netlify/,
        ends: /(?:access|auth|api)?_?token|secret|key/,
        value: /(?:[\w-]{43,45}|[0-9a-f]{64})/,
      }),
      catches: [
        `NETLIFY_LEGACY_TOKEN=${sampleText(43)}`,
        `{"netlifyLegacyToken": "${sampleText(43, undefined, 2)}"}`,
      ],
      ignores: [
        'NETLIFY_LEGACY_TOKEN=your_netlify_legacy_token',
        `"netlify": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
