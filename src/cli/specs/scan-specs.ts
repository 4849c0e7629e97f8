/** Says what the scanner of running APIs takes. */
import { limits } from '../../base/limits.ts'
import { defineShape } from '../command.ts'
import { onOff, text, texts, wholeNumber } from '../option.ts'
import {
  headerField,
  keyPlacement,
  operationRef,
  origin,
  presentedKey,
  proxyUrl,
} from '../scan/read-scan-values.ts'
import { spanRanges } from '../text/span-range.ts'
import { reportOptions, ruleOptions } from './report-options.ts'
import { duration } from './value-options.ts'

const keyOptions = {
  key: presentedKey('a key, or name=key; other people on this machine see it: see --key-env'),
  keyFile: texts(
    '<file>',
    'read keys from a file, key or name=key on each line; - is standard input',
  ),
  keyEnv: texts('<name>', 'read keys from this environment variable, in the same form'),
  revokedKey: presentedKey('a key that was revoked: it must be refused everywhere'),
  revokedKeyFile: texts('<file>', 'read revoked keys from a file'),
  revokedKeyEnv: texts('<name>', 'read revoked keys from this environment variable'),
  keyPlacement: keyPlacement(
    'how the API takes keys: bearer, basic, "header X-API-Key", "header Authorization: Token", ' +
      '"query api_key" or "cookie key" (default: found out)',
  ),
}

const reachOptions = {
  openapi: text('<file or url>', 'OpenAPI or Swagger document (default: looked for)'),
  operation: operationRef('an operation to test beside those found, such as "GET /v1/users/7"'),
  header: headerField('a field to send with every request, such as "X-Tenant: 7"'),
  allowOrigin: origin('a further origin that belongs to the target'),
  active: onOff('also send what may change something: POST, PUT, PATCH, DELETE and odd input'),
  iOwnThisTarget: onOff('say that you may attack this target: --active needs it off this machine'),
  allowDestructive: operationRef(
    'with --active, an operation to call although its name warns, such as "GET /reset"',
  ),
  proxy: proxyUrl('send everything through this HTTP proxy'),
  insecure: onOff(
    'send keys although the certificate cannot be checked, as is done on this machine anyway; ' +
      'what is wrong with it is still told',
  ),
  ca: text('<file>', 'PEM certificates to trust'),
}

const paceOptions = {
  requests: wholeNumber(
    '<count>',
    `send at most so many requests (default: ${limits.scanRequestsDefault})`,
    1,
    limits.scanRequestsMax,
  ),
  rate: wholeNumber(
    '<per second>',
    `requests a second (default: ${limits.scanRateDefault}, on this machine ` +
      `${limits.scanLocalRateDefault})`,
    1,
    limits.scanRateMax,
  ),
  concurrency: wholeNumber(
    '<count>',
    `requests under way at once (default: ${limits.scanConcurrencyDefault})`,
    1,
    limits.scanConcurrencyMax,
  ),
  timeout: duration(
    'silence after which an answer is given up (default: 10s)',
    spanRanges.scanTimeout,
  ),
}

export const scanShape = defineShape({
  name: 'scan',
  summary: 'Scan a running API for what is insecure about its keys',
  description:
    'Asks a running API, from outside, what it gives to strangers and to the given keys, and ' +
    'grades it. Sends only GET, HEAD and OPTIONS, nothing whose name warns, and nothing to other ' +
    'hosts, unless told so. Without a key only what anybody sees is tested; two keys of ' +
    'different owners or scopes allow all tests. Exit code 1 when there are findings ' +
    '(--fail-on), 3 when the target does not answer.',
  arguments: { url: 'where the API is; http is assumed on this machine, https elsewhere' },
  options: {
    ...keyOptions,
    ...reachOptions,
    ...paceOptions,
    ...reportOptions,
    code: text('<path>', 'source code of the API: its findings are joined with what is seen live'),
    dryRun: onOff('show what would be asked, and send nothing'),
    ...ruleOptions,
  },
  examples: [
    { line: 'keyward scan http://127.0.0.1:5000', does: 'as a stranger sees it' },
    {
      line: 'keyward scan api.example.com --openapi openapi.yaml --key-file keys.txt',
      does: 'with its document and two keys',
    },
    {
      line: 'keyward scan 127.0.0.1:5000 --key-env KEY --output scan.html --output scan.sarif',
      does: 'for people and for code scanning',
    },
  ],
})
