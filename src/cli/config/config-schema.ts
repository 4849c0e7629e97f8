/** Decides what may stand in keyward.yaml; docs/keyward.schema.json is made of it. */
import { z } from 'zod'
import { isRecord } from '../../base/document/is-record.ts'
import { limits } from '../../base/limits.ts'
import { SIGNING_ALGORITHMS } from '../../engine/tokens/signing-key-store.ts'
import { ALLOWED_TARGET_WHY, parseAllowedTarget } from '../../server/scans/allowed-target.ts'
import { LOG_LEVELS, QUOTA_DURABILITIES } from '../specs/server-specs.ts'
import {
  parseQuota,
  parseRateLimit,
  QUOTA_EXAMPLES,
  RATE_LIMIT_EXAMPLES,
} from '../text/parse-limit.ts'
import { PUBLIC_URL_WHY, parsePublicUrl } from '../text/parse-public-url.ts'
import { spanRanges } from '../text/span-range.ts'
import { keyPolicyFields } from './key-policy-fields.ts'
import { leakFields } from './leak-fields.ts'
import { sinkFields } from './sink-fields.ts'
import {
  blockField,
  listenField,
  pathField as path,
  spanField,
  strictFields as strict,
  textField,
} from './strict-fields.ts'

const sharing = z.enum(['key', 'owner']).describe('Who shares the counter: each key, or an owner')

const rateLimit = z.union(
  [
    textField(parseRateLimit, `must be such as ${RATE_LIMIT_EXAMPLES}`).describe(
      `Such as ${RATE_LIMIT_EXAMPLES}`,
    ),
    strict({
      name: z.string(),
      limit: z.int(),
      windowMs: z.int(),
      per: sharing.optional(),
    }),
  ],
  { error: `must be such as ${RATE_LIMIT_EXAMPLES}, or name, limit, windowMs and per` },
)

const quota = z.union(
  [
    textField(parseQuota, `must be such as ${QUOTA_EXAMPLES}`).describe(
      `Such as ${QUOTA_EXAMPLES}`,
    ),
    strict({ limit: z.int(), period: z.enum(['total', 'day', 'month']), per: sharing.optional() }),
    z.null(),
  ],
  { error: `must be such as ${QUOTA_EXAMPLES}, or limit, period and per` },
)

const scope = z.union(
  [z.string(), strict({ name: z.string(), description: z.string().optional() })],
  { error: 'must be a scope such as read:users, or name and description' },
)

const route = strict({
  method: z.string().describe('In capitals, or * for any'),
  path: z.string().describe('Such as /v1/users/{id}; {rest*} at the end is one or more segments'),
  scopes: z.array(z.string()).optional().describe('All of them are needed'),
  public: z.boolean().optional().describe('No key is asked for'),
  cost: z.int().optional().describe('Units taken from limits and quota'),
})

const role = strict({
  description: z.string().optional(),
  scopes: z.array(z.string()).describe('What keys that hold the role may do'),
})

const api = strict({
  name: z.string().optional().describe('For people'),
  prefix: z.string().optional().describe('What its keys begin with, such as shop_live'),
  upstream: z.string().nullable().optional().describe('Where the API itself is reached'),
  openapi: path('OpenAPI or Swagger document to derive routes and scopes from').optional(),
  scopes: z.array(scope).optional().describe('What can be granted; empty: everything'),
  routes: z
    .array(route)
    .optional()
    .describe('What requests need; they go before those of the document'),
  rateLimits: z
    .array(rateLimit)
    .max(limits.rateLimitsPerKeyMax)
    .optional()
    .describe('For keys that inherit them'),
  quota: quota.optional().describe('For keys that inherit it'),
  keyPolicy: keyPolicyFields.optional().describe('What its keys have to keep to'),
  roles: z.record(z.string(), role).optional().describe('By name'),
})

const scans = strict({
  allowedTargets: z
    .array(textField(parseAllowedTarget, ALLOWED_TARGET_WHY))
    .max(limits.scanTargetsMax)
    .optional()
    .describe('What the server may scan, such as https://api.example.com; empty: nothing'),
  privateNetworks: z
    .array(blockField)
    .max(limits.scanTargetsMax)
    .optional()
    .describe('CIDR blocks of private addresses that these names may lead to'),
})

const audit = strict({
  retention: spanField(
    'How long events are kept, such as 400d; for ever when absent',
    spanRanges.auditRetention,
  ).optional(),
  sinks: sinkFields.optional().describe('Who is told of audit events'),
})

/** Of a mapping as a whole, when fields in it are wrong, too: all mistakes are told at once. */
const ALSO_BESIDE_OTHERS = ({ value }: { value: unknown }) => isRecord(value)

export const configSchema = strict({
  listen: listenField.optional().describe('host:port; 127.0.0.1:8787 when absent'),
  adminListen: listenField.optional().describe('host:port for the management API alone (protect)'),
  data: path('Data directory').optional(),
  tlsCert: path('TLS certificate chain in PEM').optional(),
  tlsKey: path('TLS private key in PEM').optional(),
  tlsSelfSigned: z.boolean().optional().describe('A certificate for development at each start'),
  behindTlsProxy: z.boolean().optional().describe('A proxy in front ends TLS'),
  trustedProxies: z
    .array(blockField)
    .optional()
    .describe('CIDR blocks of proxies that may say which client they speak for'),
  publicUrl: textField(parsePublicUrl, PUBLIC_URL_WHY)
    .optional()
    .describe('How clients reach the server, in tokens; where it listens when absent'),
  tokenAlgorithm: z.enum(SIGNING_ALGORITHMS).optional().describe('EdDSA when absent'),
  adminKeyFile: path('Where the first admin key is written, mode 0600').optional(),
  logLevel: z.enum(LOG_LEVELS).optional(),
  quotaDurability: z
    .enum(QUOTA_DURABILITIES)
    .optional()
    .describe('When spent quota is on disk: by blocks of a hundredth, or with each request'),
  failedAttemptsPerMinute: z
    .int()
    .min(0)
    .max(limits.failedAttemptsPerMinuteMax)
    .optional()
    .describe('Of one address, before what can be guessed is refused unseen; 0: no bound'),
  scans: scans.optional().describe('What the server may scan'),
  audit: audit.optional().describe('The audit log, and who is told of it'),
  leaks: leakFields.optional().describe('Whose reports of leaked keys are taken'),
  api: z.string().optional().describe('Which of the APIs below `keyward protect` guards'),
  upstreamTimeout: spanField(
    'Silence of the upstream before its answer begins',
    spanRanges.upstreamTimeout,
  ).optional(),
  upstreamConnectTimeout: spanField(
    'Time to connect to the upstream',
    spanRanges.upstreamTimeout,
  ).optional(),
  upstreamBodyTimeout: spanField(
    'Silence of the upstream within an answer',
    spanRanges.upstreamTimeout,
  ).optional(),
  upstreamCa: path('PEM certificates to trust for an https upstream').optional(),
  upstreamInsecureTls: z.boolean().optional().describe('For development only'),
  preserveHost: z.boolean().optional().describe('Send the Host of the client to the upstream'),
  apis: z.record(z.string(), api).optional().describe('By id'),
})
  .refine(({ tlsCert, tlsKey }) => tlsCert === undefined || tlsKey !== undefined, {
    path: ['tlsCert'],
    error: 'needs tlsKey beside it',
    when: ALSO_BESIDE_OTHERS,
  })
  .refine(({ tlsCert, tlsKey }) => tlsKey === undefined || tlsCert !== undefined, {
    path: ['tlsKey'],
    error: 'needs tlsCert beside it',
    when: ALSO_BESIDE_OTHERS,
  })
  .refine(({ tlsSelfSigned, tlsCert }) => tlsSelfSigned !== true || tlsCert === undefined, {
    path: ['tlsSelfSigned'],
    error: 'excludes tlsCert and tlsKey',
    when: ALSO_BESIDE_OTHERS,
  })

export type Config = z.output<typeof configSchema>
export type ApiConfig = NonNullable<Config['apis']>[string]

/** The published JSON Schema, for editors and for checks in CI. */
export function createConfigJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(configSchema, { target: 'draft-2020-12' }),
    title: 'keyward.yaml',
    description: 'Configuration of `keyward serve` and `keyward protect`.',
  }
}
