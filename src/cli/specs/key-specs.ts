/** Says what the commands that make and change keys take. */
import { defineShape } from '../command.ts'
import { choice, onOff, text, texts } from '../option.ts'
import { spanRanges } from '../text/span-range.ts'
import { connectionOptions } from './connection-options.ts'
import {
  duration,
  durationOrInherit,
  instant,
  jsonObject,
  pageOptions,
  quota,
  rateLimits,
} from './value-options.ts'

const keyId = { id: 'id of the key, such as key_4fTzP0aQ9xLm' }
const api = text('<id>', 'API of the key; may be left out when there is one API')

const settings = {
  name: text('<name>', 'name for people'),
  owner: text('<id>', 'who it is issued to: an id of yours; limits can be shared by owner'),
  scope: texts('<scope>', 'what it may do, such as read:users, read:* or *:*'),
  role: texts('<role>', 'role that it holds'),
  rateLimit: rateLimits('100/1m, burst=10/1s, team=5000/1h/owner; none, or inherit from the API'),
  quota: quota('10000/month, 500/day/owner, 1000000/total; none, or inherit from the API'),
  address: texts('<cidr>', 'where it may be used from, such as 10.0.0.0/8'),
  metadata: jsonObject('anything of yours; shown by verify, no secrets'),
  notBefore: instant('when it begins to work'),
  expiresAt: instant('when it ends, such as 2027-01-31T23:59:59Z'),
  expiresIn: duration('how long from now until it ends, such as 90d', spanRanges.untilExpiry),
  rotateEvery: durationOrInherit(
    'age at which its secret is due for rotation; none, or inherit',
    spanRanges.rotateEvery,
  ),
}

export const createKeyShape = defineShape({
  name: 'keys create',
  summary: 'Create a key and show it, once',
  description:
    'Creates a key and prints its secret, this once: only a digest is stored. With --public-key ' +
    'there is no secret: whoever holds the private key signs requests. A key without scopes and ' +
    'roles opens public routes only.',
  arguments: {},
  options: {
    api,
    ...settings,
    publicKey: text(
      '<file>',
      'public key of Ed25519 as PEM, JWK or Base64; - reads standard input',
    ),
    disable: onOff('create it disabled'),
    ...connectionOptions,
  },
  examples: [
    {
      line: 'keyward keys create --api shop --name ci --scope read:users',
      does: 'may read users',
    },
    {
      line: 'keyward keys create --owner acme --role reader --rate-limit 100/1m --expires-in 90d',
      does: 'for a customer, limited and temporary',
    },
    {
      line: 'keyward keys create --name robot --scope read:users --public-key robot.pub.pem',
      does: 'signs its requests; nothing that is sent can be stolen',
    },
    {
      line: "keyward keys create --api keyward --name me --scope '*:*' --data keyward-data",
      does: 'a new admin key, made on the data directory itself',
    },
  ],
})

export const listKeysShape = defineShape({
  name: 'keys list',
  summary: 'List and search keys',
  description: 'Lists keys, newest first. Every filter that is given must match.',
  arguments: {},
  options: {
    api: text('<id>', 'of this API'),
    owner: text('<id>', 'of this owner'),
    name: text('<text>', 'the name contains it'),
    prefix: text('<text>', 'the key text begins with it'),
    hint: text('<text>', 'hint or id contain it'),
    state: choice(
      '<state>',
      ['active', 'revoked', 'quarantined', 'disabled', 'not_yet_valid', 'expired'],
      'in this state now',
    ),
    imported: choice('<answer>', ['yes', 'no'], 'imported from elsewhere'),
    ...pageOptions,
    all: onOff('show all pages'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward keys list --api shop --state active', does: 'what works now' },
    { line: 'keyward keys list --imported yes --all', does: 'what is still to be replaced' },
    { line: 'keyward keys list --owner acme --json', does: 'for a script' },
  ],
})

export const showKeyShape = defineShape({
  name: 'keys show',
  summary: 'Show a key and its use',
  description: 'Shows everything about a key but its secret, which is not stored.',
  arguments: keyId,
  options: connectionOptions,
  examples: [{ line: 'keyward keys show key_4fTzP0aQ9xLm', does: 'everything about it' }],
})

export const updateKeyShape = defineShape({
  name: 'keys update',
  summary: 'Change a key',
  description:
    'Changes what is named and leaves the rest. Lists (scopes, roles, addresses, rate limits) ' +
    'are replaced as a whole. The change holds from the next request.',
  arguments: keyId,
  options: {
    ...settings,
    enable: onOff('let it work again'),
    disable: onOff('stop it for now; revoke is for good'),
    clear: texts(
      '<field>',
      'empty a field: owner, scopes, roles, addresses, metadata, not-before, expires-at',
    ),
    ...connectionOptions,
  },
  examples: [
    {
      line: 'keyward keys update key_4fTzP0aQ9xLm --scope read:users --scope read:posts',
      does: 'narrow an imported key',
    },
    { line: 'keyward keys update key_4fTzP0aQ9xLm --clear expires-at', does: 'no end any more' },
  ],
})

export const revokeKeyShape = defineShape({
  name: 'keys revoke',
  summary: 'Revoke a key for good',
  description: 'Revokes a key. It is refused from the moment that this returns, and for good.',
  arguments: keyId,
  options: { reason: text('<text>', 'why, for those who look later'), ...connectionOptions },
  examples: [
    { line: 'keyward keys revoke key_4fTzP0aQ9xLm --reason "found in a log"', does: 'at once' },
  ],
})
