/** Decides what secrets of Expo look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const accessToken = sampleText(40)
const pushToken = `ExponentPushToken[${sampleText(22, undefined, 2)}]`

export const expo: SecretProvider = {
  name: 'Expo',
  revoke: 'On expo.dev, open the account settings, Access tokens, and revoke it.',
  formats: [
    {
      id: 'expo-access-token',
      title: 'Expo access token',
      kind: 'secret',
      keywords: ['expo_token', 'expo-token', 'expo_access', 'expotoken', 'eas_token'],
      ...namedValue({ names: /expo|eas/, ends: /token/, value: /[A-Za-z0-9_-]{40}/ }),
      catches: [`const expoToken = '${accessToken}'`, `expo_token: ${accessToken}`],
      ignores: [`EXPO_TOKEN=${'x'.repeat(32)}`, `expo_commit: ${accessToken}`],
    },
    {
      id: 'expo-push-token',
      title: 'Expo push token',
      kind: 'publishable',
      keywords: ['exponentpushtoken['],
      pattern: /(?<![\w-])ExponentPushToken\[[A-Za-z0-9_-]{22}\]/g,
      publicLength: 18,
      judge: judgeRandom(18),
      catches: [`push_to: ${pushToken}`, `curl -H 'X-Api-Key: ${pushToken}' https://api.test`],
      ignores: [`ExponentPushToken[${'x'.repeat(22)}`, `x${pushToken}`],
    },
  ],
}
