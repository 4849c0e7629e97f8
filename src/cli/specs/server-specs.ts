/** Says what the commands that serve, set up and maintain an installation take. */
import { limits } from '../../base/limits.ts'
import { SIGNING_ALGORITHMS } from '../../engine/tokens/signing-key-store.ts'
import { defineShape } from '../command.ts'
import { choice, onOff, text, texts, wholeNumber } from '../option.ts'
import { spanRanges } from '../text/span-range.ts'
import { duration } from './value-options.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export const QUOTA_DURABILITIES = ['block', 'each'] as const

const serverOptions = {
  config: text('<file>', 'configuration (default: keyward.yaml, when it is there)'),
  listen: text('<host:port>', 'address to listen on (default: 127.0.0.1:8787)'),
  data: text('<directory>', 'data directory, made when it is not there (default: keyward-data)'),
  tlsCert: text('<file>', 'TLS certificate chain in PEM; read again when it changes'),
  tlsKey: text('<file>', 'TLS private key in PEM; read again when it changes'),
  tlsSelfSigned: onOff('make a certificate for development at each start'),
  behindTlsProxy: onOff('allow plain HTTP on a public address: a proxy in front ends TLS'),
  trustedProxy: texts('<cidr>', 'proxy that may say which client it speaks for'),
  publicUrl: text('<url>', 'how clients reach it, in tokens (default: where it listens)'),
  tokenAlgorithm: choice(
    '<name>',
    SIGNING_ALGORITHMS,
    'what access tokens are signed with',
    'EdDSA',
  ),
  adminKeyFile: text(
    '<file>',
    'write the first admin key there, mode 0600, instead of printing it',
  ),
  logLevel: choice('<level>', LOG_LEVELS, 'what is logged, to standard error', 'info'),
  quotaDurability: choice(
    '<when>',
    QUOTA_DURABILITIES,
    'how spent quota goes to disk, in blocks of a hundredth or with each request',
    'block',
  ),
  failedAttempts: wholeNumber(
    '<count>',
    'wrong credentials of one address a minute before new ones are refused, 0 for no bound ' +
      `(default: ${limits.failedAttemptsPerMinute})`,
    0,
    limits.failedAttemptsPerMinuteMax,
  ),
  auditRetention: duration(
    'forget audit events that are older, such as 400d (default: never)',
    spanRanges.auditRetention,
  ),
  auditFile: text('<file>', 'append audit events to this file, a line of JSON each'),
  auditSyslog: text('<url>', 'send audit events there: tls://host:6514, tcp://… or udp://…'),
  scanTarget: texts('<url>', 'what POST /v1/scans may scan, such as https://*.example.com'),
}

export const serveShape = defineShape({
  name: 'serve',
  summary: 'Serve the key authority: management API, /forward-auth, docs',
  description:
    'Serves the management API, /forward-auth for proxies, and the documentation at /docs. The ' +
    'first start prints an admin key, once. What the configuration file declares is applied at ' +
    'start: created or updated, never deleted.',
  arguments: {},
  options: serverOptions,
  examples: [
    { line: 'keyward serve', does: 'on http://127.0.0.1:8787, data in keyward-data' },
    {
      line: 'keyward serve --listen 0.0.0.0:8787 --tls-cert cert.pem --tls-key key.pem',
      does: 'for other machines',
    },
    {
      line: 'keyward serve --listen 10.0.0.5:8787 --behind-tls-proxy --trusted-proxy 10.0.0.1',
      does: 'behind a proxy that ends TLS',
    },
  ],
})

export const protectShape = defineShape({
  name: 'protect',
  summary: 'Put the gateway in front of an API, with everything else included',
  description:
    'Serves a gateway that lets only requests with a live key and the needed scopes through to ' +
    'the API. Requests that carry an admin key are for the management API, on the same address ' +
    'unless --admin-listen gives it one of its own. Without --openapi and routes the REST ' +
    'convention applies: GET /v1/users needs read:users.',
  arguments: {},
  options: {
    upstream: text('<url>', 'the API to protect, such as http://127.0.0.1:5000'),
    api: text('<id>', 'its id (default: the only one there is, else api)'),
    prefix: text('<prefix>', 'what its keys begin with (default: from its id)'),
    openapi: text('<file>', 'derive routes and scopes from an OpenAPI or Swagger document'),
    ...serverOptions,
    adminListen: text('<host:port>', 'address of its own for management API and /forward-auth'),
    upstreamTimeout: duration(
      'silence before the answer begins, 0 waits for ever (default: 1m)',
      spanRanges.upstreamTimeout,
    ),
    upstreamConnectTimeout: duration('time to connect (default: 5s)', spanRanges.upstreamTimeout),
    upstreamBodyTimeout: duration(
      'silence within an answer, 0 waits for ever (default: 5m)',
      spanRanges.upstreamTimeout,
    ),
    upstreamCa: text('<file>', 'PEM certificates to trust for an https upstream'),
    upstreamInsecureTls: onOff('take any certificate of the upstream; for development only'),
    preserveHost: onOff('send the Host of the client to the upstream'),
  },
  examples: [
    {
      line: 'keyward protect --upstream http://127.0.0.1:5000',
      does: 'by the REST convention',
    },
    {
      line: 'keyward protect --upstream http://127.0.0.1:5000 --openapi openapi.yaml --api shop',
      does: 'routes and scopes from a document',
    },
    { line: 'keyward protect --config keyward.yaml', does: 'as `keyward init` wrote it' },
  ],
})

export const initShape = defineShape({
  name: 'init',
  summary: 'Set up protection for an API that has keys already',
  description:
    'Writes keyward.yaml for an API and imports the keys that it has today, so that they go on ' +
    'working. All keys are imported together, or none; repeating the command changes nothing. ' +
    'Exit code 1 when rows were refused.',
  arguments: {},
  options: {
    upstream: text('<url>', 'the API to protect, such as http://127.0.0.1:5000'),
    api: text('<id>', 'its id (default: api)'),
    prefix: text('<prefix>', 'what its new keys begin with (default: from its id)'),
    openapi: text('<file>', 'OpenAPI or Swagger document to derive routes and scopes from'),
    importEnv: text('<name>', 'import the keys in this variable, separated by commas'),
    importScopes: text('<file>', 'import {"key": ["scope", …]} from a JSON file'),
    importHashes: text('<file>', 'import hashes from CSV or JSON: hash, algorithm, name, scopes'),
    hmacSecretFile: text('<file>', 'the secret that hmac-sha256 hashes were made with'),
    dryRun: onOff('only report'),
    data: text('<directory>', 'data directory, made when it is not there (default: keyward-data)'),
    output: text('<file>', 'configuration to write (default: keyward.yaml)'),
    force: onOff('replace the configuration file if it exists'),
  },
  examples: [
    {
      line: 'keyward init --upstream http://127.0.0.1:5000 --import-env API_KEYS',
      does: 'from `API_KEYS=web-2021,ops-2019`',
    },
    {
      line: 'keyward init --upstream http://10.0.0.7 --import-scopes key_scopes.json --dry-run',
      does: 'what would happen',
    },
  ],
})

export const rotatePepperShape = defineShape({
  name: 'pepper rotate',
  summary: 'Make a new pepper; keys go on working',
  description:
    'Makes a new pepper in the data directory, which no server may hold meanwhile. The old one ' +
    'is retired: secrets hashed under it still verify, and are hashed anew when they are used.',
  arguments: {},
  options: { data: text('<directory>', 'data directory (default: keyward-data)') },
  examples: [{ line: 'keyward pepper rotate --data keyward-data', does: 'then start the server' }],
})
