/** Says what the commands on access tokens and signing keys take. */
import { defineShape } from '../command.ts'
import { onOff, text, texts } from '../option.ts'
import { spanRanges } from '../text/span-range.ts'
import { connectionOptions } from './connection-options.ts'
import { duration } from './value-options.ts'

export const exchangeTokenShape = defineShape({
  name: 'token',
  summary: 'Exchange a key for a short-lived access token',
  description:
    'Asks a server for an access token of a key, for no more and no longer than the key itself, ' +
    'and prints it. The key is read from KEYWARD_API_KEY, a file or standard input; it takes one ' +
    'request from the limits of the key.',
  arguments: {},
  options: {
    url: text('<url>', 'the server, such as https://keyward.example.com'),
    apiKeyFile: text('<file>', 'read the key from a file; - is standard input'),
    scope: texts('<scope>', 'what the token may do (default: all that the key may)'),
    audience: texts('<name>', 'who is to take it; of an imported key: the id of its API'),
    address: texts('<cidr>', 'from where alone it may be used'),
    lifetime: duration('at most so long (default: as the API allows)', spanRanges.askedLifetime),
    insecureHttp: onOff('send the key in plain HTTP to another machine'),
  },
  examples: [
    {
      line: 'keyward token --url https://keyward.example.com --scope read:users --lifetime 5m',
      does: 'with the key in KEYWARD_API_KEY',
    },
    {
      line: 'keyward token --url http://127.0.0.1:8787 --api-key-file ci.key --json',
      does: 'with its end and its scopes',
    },
  ],
})

export const listSigningKeysShape = defineShape({
  name: 'signing-keys list',
  summary: 'List the keys that sign tokens',
  description:
    'Lists the keys that sign access tokens and identity tokens, those that wait, and those ' +
    'before that are still published. Their private halves never leave the data directory.',
  arguments: {},
  options: connectionOptions,
  examples: [{ line: 'keyward signing-keys list', does: 'which key signs, and since when' }],
})

export const rotateSigningKeysShape = defineShape({
  name: 'signing-keys rotate',
  summary: 'Put the next signing keys to use',
  description:
    'Signs with the keys that are published already and makes the next ones. What was signed ' +
    'before stays good until it ends. Happens by itself every 90 days.',
  arguments: {},
  options: {
    compromised: onOff('throw all keys away at once: every token that they signed ends'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward signing-keys rotate', does: 'no token becomes void' },
    {
      line: 'keyward signing-keys rotate --compromised',
      does: 'after somebody may have seen signing-keys.json',
    },
  ],
})
