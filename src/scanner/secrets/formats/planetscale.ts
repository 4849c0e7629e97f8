/** Decides what secrets of PlanetScale look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const planetscale: SecretProvider = {
  name: 'PlanetScale',
  revoke: 'Delete the password, service token or OAuth token in PlanetScale and make another.',
  formats: [
    {
      id: 'planetscale-token',
      title: 'PlanetScale service token',
      kind: 'secret',
      keywords: ['pscale_tkn_'],
      pattern: /(?<![\w-])pscale_tkn_[\w.=-]{32,64}(?![\w-])/g,
      publicLength: 11,
      judge: judgeRandom(11),
      catches: [
        `PLANETSCALE_TOKEN=${'pscale_tkn'}_${sampleText(43)}`,
        `planetscale_token: ${'pscale_tkn'}_${sampleText(43, undefined, 2)}`,
      ],
      ignores: [`${'pscal'}e_tkn_${'x'.repeat(43)}`, `see ${'pscale_tkn'}_${sampleText(14)}`],
    },
    {
      id: 'planetscale-password',
      title: 'PlanetScale database password',
      kind: 'secret',
      keywords: ['pscale_pw_'],
      pattern: /(?<![\w-])pscale_pw_[\w.=-]{32,64}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [
        `PLANETSCALE_PASSWORD=${'pscale_pw'}_${sampleText(43)}`,
        `Authorization: Bearer ${'pscale_pw'}_${sampleText(43, undefined, 2)}`,
      ],
      ignores: [`${'pscal'}e_pw_${'x'.repeat(43)}`, `see ${'pscale_pw'}_${sampleText(14)}`],
    },
    {
      id: 'planetscale-oauth-token',
      title: 'PlanetScale OAuth token',
      kind: 'secret',
      keywords: ['pscale_oauth_'],
      pattern: /(?<![\w-])pscale_oauth_[\w.=-]{32,64}(?![\w-])/g,
      publicLength: 13,
      judge: judgeRandom(13),
      catches: [
        `PLANETSCALE_OAUTH_TOKEN=${'pscale_oauth'}_${sampleText(43)}`,
        `export PLANETSCALE_OAUTH_TOKEN="${'pscale_oauth'}_${sampleText(43, undefined, 2)}"`,
      ],
      ignores: [`${'pscale'}_oauth_${'x'.repeat(43)}`, `see ${'pscale_oauth'}_${sampleText(14)}`],
    },
  ],
}
