/** Decides what secrets of Figma look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const personalToken = `figd_${sampleText(40)}`
const token = `480731-${sampleUuid(2)}`

export const figma: SecretProvider = {
  name: 'Figma',
  revoke: 'In Figma, open Settings, Security, Personal access tokens, and revoke it.',
  formats: [
    {
      id: 'figma-personal-token',
      title: 'Figma personal access token',
      kind: 'secret',
      keywords: ['figd_', 'figp_', 'figu_', 'figur_', 'figuh_', 'figo_', 'figor_', 'figoh_'],
      pattern: /(?<![\w-])fig(?:d|p|[uo][rh]?)_[A-Za-z0-9_-]{40,54}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `client = Client(api_key="${personalToken}")`,
        `FIGMA_PERSONAL_TOKEN=${personalToken}`,
      ],
      ignores: [`figd_${'x'.repeat(40)}`, `x${personalToken}`],
    },
    {
      id: 'figma-token',
      title: 'Figma personal access token',
      kind: 'secret',
      keywords: ['figma'],
      ...namedValue({
        names: /figma/,
        ends: /token|key|secret/,
        value: /(?:\d{6}|[0-9a-f]{4})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`FIGMA_TOKEN=${token}`, `{"figmaToken": "${token}"}`],
      ignores: [`FIGMA_TOKEN=${'x'.repeat(32)}`, `figma_commit: ${token}`],
    },
  ],
}
