/** Says what the commands that ask about access, and those that move keys in and out, take. */
import { limits } from '../../base/limits.ts'
import { defineShape } from '../command.ts'
import { patternFormats } from '../leaks/format-key-pattern.ts'
import { choice, onOff, text, texts, wholeNumber } from '../option.ts'
import { connectionOptions } from './connection-options.ts'

const question = {
  method: text('<method>', 'HTTP method, together with --path'),
  path: text('<path>', 'path of the request, without query'),
  scope: texts('<scope>', 'scope that is needed beside those of the route'),
  address: text('<address>', 'address that the request comes from'),
}

const EXPLANATION =
  'Shows which route applies, which grant of the key gives each needed scope, and what is ' +
  'missing. Nothing is spent or counted. Exit code 1 when denied.'

export const verifyKeyShape = defineShape({
  name: 'keys verify',
  summary: 'Ask whether a request with a key may pass',
  description:
    'Verifies a key as an enforcement point would: what passes is spent and counted, unless ' +
    '--cost is 0. The key is read from --key-file, from KEYWARD_KEY_SECRET or from standard ' +
    'input, never from an argument: those are seen by everybody on the machine. Exit code 1 ' +
    'when denied.',
  arguments: {},
  options: {
    api: text('<id>', 'API that is asked for; may be left out when there is one API'),
    keyFile: text('<file>', 'read the key from a file; - is standard input'),
    ...question,
    cost: wholeNumber('<units>', 'units to take; 0 only looks', 0, limits.costMax),
    ...connectionOptions,
  },
  examples: [
    {
      line: 'keyward keys verify --api shop --method GET --path /v1/users < key.txt',
      does: 'may it read users?',
    },
    { line: 'keyward keys verify --api shop --cost 0 --key-file key.txt', does: 'only look' },
  ],
})

export const explainKeyShape = defineShape({
  name: 'keys explain',
  summary: 'Explain what a key may do, and why',
  description: EXPLANATION,
  arguments: { id: 'id of the key, such as key_4fTzP0aQ9xLm' },
  options: { ...question, ...connectionOptions },
  examples: [
    {
      line: 'keyward keys explain key_4fTzP0aQ9xLm --method GET --path /v1/users',
      does: 'why may it, or why not?',
    },
  ],
})

export const explainShape = defineShape({
  name: 'explain',
  summary: 'Explain what a key may do, and why',
  description: EXPLANATION,
  arguments: {},
  options: {
    key: text('<id>', 'id of the key, such as key_4fTzP0aQ9xLm; never its text'),
    ...question,
    ...connectionOptions,
  },
  examples: [
    {
      line: 'keyward explain --key key_4fTzP0aQ9xLm --method GET --path /v1/users',
      does: 'why may it, or why not?',
    },
  ],
})

export const importKeysShape = defineShape({
  name: 'keys import',
  summary: 'Import keys or hashes from a file',
  description:
    'Imports keys that existed before. All rows that can be imported are imported together, the ' +
    'others are reported with the reason; a key that is there already is left as it is. Forms: ' +
    '{"key": ["scope", …]} or a list of rows in JSON, CSV with a header line, or a key per line. ' +
    'Columns: key, or hash and algorithm (sha256, hmac-sha256, bcrypt, argon2id); name, owner, ' +
    'scopes, roles. Exit code 1 when rows were refused.',
  arguments: { file: 'file to read; - is standard input' },
  options: {
    api: text('<id>', 'API that the keys are for; may be left out when there is one API'),
    format: choice('<form>', ['json', 'csv', 'lines'], 'form of the file, else by its ending'),
    scope: texts('<scope>', 'scope for rows that name none'),
    hmacSecretFile: text('<file>', 'the secret that hmac-sha256 hashes were made with'),
    dryRun: onOff('only report'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward keys import hashes.csv --api shop --dry-run', does: 'what would happen' },
    { line: 'keyward keys import key_scopes.json --api shop', does: 'keys with their scopes' },
  ],
})

export const keyPatternShape = defineShape({
  name: 'keys pattern',
  summary: 'Tell other secret scanners what keys look like',
  description:
    'Prints the form of keys as a regular expression, a rule of gitleaks, a custom detector of ' +
    'TruffleHog, or the fields of a custom pattern of GitHub secret scanning. Only ' +
    '"keyward leaks" checks the checksum of a key as well, so others may tell of texts that ' +
    'only resemble one.',
  arguments: {},
  options: {
    format: choice('<format>', patternFormats, 'for whom', 'regex'),
    prefix: texts('<prefix>', 'only keys with this prefix, such as shop_live'),
  },
  examples: [
    { line: 'keyward keys pattern --format gitleaks --prefix shop_live', does: 'for gitleaks' },
    { line: 'keyward keys pattern --format github', does: 'for GitHub, keys of any Keyward' },
  ],
})

export const exportKeysShape = defineShape({
  name: 'keys export',
  summary: 'Export all keys, without secrets',
  description:
    'Writes everything that is known of the keys, as a JSON list or as CSV. Secrets and digests ' +
    'are not in it, so it cannot be imported again: it is for inventories.',
  arguments: {},
  options: {
    api: text('<id>', 'only those of this API'),
    format: choice('<form>', ['json', 'csv'], 'form of the export', 'json'),
    output: text('<file>', 'write to a new file instead of standard output'),
    force: onOff('replace the file if it exists'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward keys export --api shop > keys.json', does: 'all keys of shop' },
    { line: 'keyward keys export --format csv --output keys.csv', does: 'for a spreadsheet' },
  ],
})
