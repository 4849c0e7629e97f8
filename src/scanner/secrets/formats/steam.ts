/** Decides what secrets of Steam look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const steam: SecretProvider = {
  name: 'Steam',
  revoke: 'Revoke the key at steamcommunity.com under dev/apikey.',
  formats: [
    {
      id: 'steam-api-key',
      title: 'Steam Web API key',
      kind: 'secret',
      keywords: ['steam'],
      ...namedValue({ names: /steam/, ends: /(?:api|web)[\w-]{0,6}key/, value: /[0-9A-Z]{32}/ }),
      catches: [
        `STEAM_API_KEY=${sampleText(32, HEX).toUpperCase()}`,
        `steamApiKey: '${sampleText(32, HEX, 2).toUpperCase()}'`,
      ],
      ignores: ['STEAM_API_KEY=your_steam_api_key', `"steam": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
