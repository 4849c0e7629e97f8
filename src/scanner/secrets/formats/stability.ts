/** Decides what secrets of Stability AI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const stability: SecretProvider = {
  name: 'Stability AI',
  revoke: 'Delete the key in the Stability platform under API keys.',
  formats: [
    {
      id: 'stability-api-key',
      title: 'Stability AI API key',
      kind: 'secret',
      keywords: ['stability', 'dreamstudio', 'dream_studio', 'stablediffusion', 'stable_diffusion'],
      ...namedValue({
        names: /stability(?:_?ai)?|dream_?studio|stable_?diffusion/,
        ends: /key|token|secret|password|access/,
        value: /sk-[0-9A-Za-z]{48}/,
      }),
      catches: [
        `STABILITY_API_KEY=${'sk'}-${sampleText(48)}`,
        `stabilityApiKey: '${'sk'}-${sampleText(48, undefined, 2)}',`,
      ],
      ignores: [
        'STABILITY_API_KEY=your_stability_api_key',
        `"stability": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
