/** Decides what secrets of Weights & Biases look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const weightsAndBiases: SecretProvider = {
  name: 'Weights & Biases',
  revoke: 'Delete the key at wandb.ai under User settings, API keys.',
  formats: [
    {
      id: 'weights-and-biases-api-key',
      title: 'Weights & Biases API key',
      kind: 'secret',
      keywords: ['wandb_v1_'],
      pattern: /(?<![\w-])wandb_v1_[\w-]{40,90}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `WEIGHTS_AND_BIASES_API_KEY=${'wandb_v1'}_${sampleText(60)}`,
        `const weightsAndBiasesApiKey = '${'wandb_v1'}_${sampleText(60, undefined, 2)}'`,
      ],
      ignores: [`${'wand'}b_v1_${'x'.repeat(60)}`, `see ${'wandb_v1'}_${sampleText(20)}`],
    },
    {
      id: 'weights-and-biases-legacy-key',
      title: 'Weights & Biases API key',
      kind: 'secret',
      keywords: ['wandb', 'weightsandbiases', 'weights_and_biases'],
      ...namedValue({
        names: /wandb|weights_?and_?biases/,
        ends: /(?:key|token|login|secret)?/,
        value: /[0-9A-Za-z]{40}/,
      }),
      catches: [
        `WANDB_API_KEY=${sampleText(40, HEX)}`,
        `{"wandbApiKey": "${sampleText(40, HEX, 2)}"}`,
      ],
      ignores: [
        'WANDB_API_KEY=your_wandb_api_key',
        `"weights-and-biases": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
