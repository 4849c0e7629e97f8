/** Decides what secrets of Storyblok look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const storyblok: SecretProvider = {
  name: 'Storyblok',
  revoke: 'Delete the token in Storyblok under Settings, Access tokens.',
  formats: [
    {
      id: 'storyblok-access-token',
      title: 'Storyblok access token',
      kind: 'secret',
      keywords: ['storyblok'],
      ...namedValue({
        names: /storyblok/,
        ends: /key|token|secret|password|access/,
        value: /[0-9A-Za-z]{22}tt(?:-\d{5,8}-[\w-]{20})?/,
      }),
      catches: [
        `STORYBLOK_ACCESS_TOKEN=${sampleText(22)}tt`,
        `{"storyblokAccessToken": "${sampleText(22, undefined, 2)}tt"}`,
      ],
      ignores: [
        'STORYBLOK_ACCESS_TOKEN=your_storyblok_access_token',
        `"storyblok": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
