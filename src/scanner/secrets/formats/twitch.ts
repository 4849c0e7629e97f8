/** Decides what secrets of Twitch look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const twitch: SecretProvider = {
  name: 'Twitch',
  revoke: 'Reset the stream key, or make a new client secret in the Twitch developer console.',
  formats: [
    {
      id: 'twitch-stream-key',
      title: 'Twitch stream key',
      kind: 'secret',
      keywords: [
        'live_1',
        'live_2',
        'live_3',
        'live_4',
        'live_5',
        'live_6',
        'live_7',
        'live_8',
        'live_9',
      ],
      pattern: /(?<![\w-])live_\d{6,12}_[0-9A-Za-z]{30,36}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(15),
      catches: [
        `STREAM=${'live_126031192'}_${sampleText(30)}`,
        `stream: ${'live_126031192'}_${sampleText(30, undefined, 2)}`,
      ],
      ignores: [
        `${'live_12'}6031192_${'x'.repeat(30)}`,
        `see ${'live_126031192'}_${sampleText(10)}`,
      ],
    },
    {
      id: 'twitch-oauth-token',
      title: 'Twitch OAuth token',
      kind: 'secret',
      keywords: ['oauth:'],
      pattern: /(?<![\w-])oauth:([0-9a-z]{30})(?![\w-])/dg,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `pass: 'oauth:${sampleText(30, LOWER_AND_DIGITS)}'`,
        `TMI_PASS=oauth:${sampleText(30, LOWER_AND_DIGITS, 2)}`,
      ],
      ignores: [`oauth:${'x'.repeat(30)}`, 'urn:oauth:granttypeauthorizationcodeflow'],
    },
    {
      id: 'twitch-client-secret',
      title: 'Twitch client secret or token',
      kind: 'secret',
      keywords: ['twitch'],
      ...namedValue({
        names: /twitch/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-z]{30}/,
      }),
      catches: [
        `TWITCH_CLIENT_SECRET=${sampleText(30, LOWER_AND_DIGITS)}`,
        `const twitchClientSecret = '${sampleText(30, LOWER_AND_DIGITS, 2)}'`,
      ],
      ignores: [
        'TWITCH_CLIENT_SECRET=your_twitch_client_secret',
        `"twitch": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
