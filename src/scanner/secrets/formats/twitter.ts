/** Decides what secrets of X (Twitter) look like. */
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const twitter: SecretProvider = {
  name: 'X (Twitter)',
  revoke: 'Regenerate keys and tokens in the X developer portal under Keys and tokens.',
  formats: [
    {
      id: 'twitter-consumer-secret',
      title: 'X (Twitter) API secret',
      kind: 'secret',
      keywords: ['twitter', 'tweepy', 'x_consumer'],
      ...namedValue({
        names: /twitter|tweepy|(?<![a-z])x_consumer/,
        ends: /(?:secret|key)(?:_?key)?/,
        value: /[0-9A-Za-z]{50}|[0-9A-Za-z]{35,44}/,
      }),
      catches: [
        `TWITTER_CONSUMER_SECRET=${sampleText(50)}`,
        `twitter_consumer_secret: ${sampleText(50, undefined, 2)}`,
      ],
      ignores: [
        'TWITTER_CONSUMER_SECRET=your_twitter_consumer_secret',
        `"twitter": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'twitter-consumer-key',
      title: 'X (Twitter) API key',
      kind: 'publishable',
      keywords: ['twitter', 'tweepy'],
      ...namedValue({ names: /twitter|tweepy/, ends: /key|id/, value: /[0-9A-Za-z]{18,25}/ }),
      catches: [
        `TWITTER_CONSUMER_KEY=${sampleText(25)}`,
        `twitterConsumerKey: '${sampleText(25, undefined, 2)}',`,
      ],
      ignores: [
        'TWITTER_CONSUMER_KEY=your_twitter_consumer_key',
        `"twitter": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'twitter-access-token',
      title: 'X (Twitter) access token',
      kind: 'secret',
      keywords: ['twitter', 'tweepy', 'access_token', 'accesstoken'],
      ...namedValue({
        names: /twitter|tweepy|access_?token/,
        ends: /(?:token|key|oauth)?/,
        value: /\d{8,20}-[0-9A-Za-z]{20,45}/,
      }),
      catches: [
        `TWITTER_ACCESS_TOKEN=140712783-${sampleText(40)}`,
        `{"twitterAccessToken": "140712783-${sampleText(40, undefined, 2)}"}`,
      ],
      ignores: [
        'TWITTER_ACCESS_TOKEN=your_twitter_access_token',
        `"twitter": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'twitter-token-secret',
      title: 'X (Twitter) access token secret',
      kind: 'secret',
      keywords: [
        'access_token_secret',
        'accesstokensecret',
        'access_tokensecret',
        'accesstoken_secret',
      ],
      ...namedValue({
        names: /(?:twitter|tweepy|x|oauth)_?access_?token_?secret|access_?token_?secret/,
        value: /[0-9A-Za-z]{45}/,
      }),
      catches: [
        `TWITTER_ACCESS_TOKEN_SECRET=${sampleText(45)}`,
        `const twitterAccessTokenSecret = '${sampleText(45, undefined, 2)}'`,
      ],
      ignores: [
        'TWITTER_ACCESS_TOKEN_SECRET=your_twitter_access_token_secret',
        `"twitter": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'twitter-bearer-token',
      title: 'X (Twitter) bearer token',
      kind: 'secret',
      keywords: ['aaaaaaaaaaaaaaaaaaaaa'],
      pattern: /(?<![\w+/-])A{20,24}[0-9A-Za-z%]{28,120}(?![\w%+/-])/g,
      publicLength: 21,
      isStructured: true,
      // More zeros than that are the beginning of a font or a picture.
      judge: ({ secret }) =>
        !/^A{26}/.test(secret) && looksRandom(secret.slice(21)) ? 'unproven' : 'none',
      catches: [
        `BEARER=${'AAAAAAAAAA'}AAAAAAAAAAA${sampleText(90)}`,
        `export BEARER="${'AAAAAAAAAA'}AAAAAAAAAAA${sampleText(90, undefined, 2)}"`,
      ],
      ignores: [`${'A'.repeat(21)}${'x'.repeat(90)}`, `font: a${'A'.repeat(21)}${sampleText(60)}`],
    },
  ],
}
