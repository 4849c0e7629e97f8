/** Decides what secrets of ngrok look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleToken(seed: number): string {
  return `${sampleText(27, undefined, seed)}_4${sampleText(20, undefined, seed)}`
}

export const ngrok: SecretProvider = {
  name: 'ngrok',
  revoke: 'Revoke the token in the ngrok dashboard under Authtokens (or API keys).',
  formats: [
    {
      id: 'ngrok-token',
      title: 'ngrok authtoken or API key',
      kind: 'secret',
      keywords: ['ngrok'],
      ...namedValue({
        names: /ngrok/,
        ends: /(?:auth)?[_-]?token|key|secret|auth/,
        value: /[0-9A-Za-z]{25,30}_[0-9][0-9A-Za-z]{19,25}/,
      }),
      catches: [`NGROK_TOKEN=${sampleToken(1)}`, `ngrok_token: ${sampleToken(2)}`],
      ignores: ['NGROK_TOKEN=your_ngrok_token', `"ngrok": "^2.4.1#${sampleText(40, HEX)}"`],
    },
    {
      id: 'ngrok-credential-secret',
      title: 'ngrok authtoken in a call or configuration',
      kind: 'secret',
      keywords: ['authtoken'],
      pattern: buildPattern(
        'dg',
        /authtoken["']?(?:\s{1,4}|\s?[:=]\s{0,4})["']?/,
        /([0-9A-Za-z]{25,30}_[0-9][0-9A-Za-z]{19,25})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `add-authtoken ${sampleText(27)}_4${sampleText(20)}`,
        `  authtoken: ${sampleText(27)}_2${sampleText(20, undefined, 2)}`,
      ],
      ignores: ['ngrok config add-authtoken $YOUR_AUTHTOKEN', 'ngrok config add-authtoken <TOKEN>'],
    },
  ],
}
