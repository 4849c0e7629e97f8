/** Decides what keyward.yaml may say of the sinks that are told of audit events. */
import { z } from 'zod'
import { limits } from '../../base/limits.ts'
import { pathField, strictFields } from './strict-fields.ts'

const NAME = /^[a-z][a-z0-9_-]*$/

const common = {
  name: z
    .string()
    .max(limits.sinkNameLengthMax)
    .regex(NAME, { error: 'must be lower-case letters, digits, _ and -' })
    .optional()
    .describe('Under which the store remembers how far it has come; its kind when absent'),
  filter: strictFields({
    actions: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Such as key.revoked, or key.* for all that begin so'),
    outcomes: z
      .array(z.enum(['done', 'denied', 'noticed']))
      .min(1)
      .optional(),
    apis: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Ids of APIs; keyward for what is about none of them'),
  })
    .optional()
    .describe('What it is told; everything when absent'),
  since: z
    .enum(['beginning', 'now'])
    .optional()
    .describe('Whether a new sink is told what is in the log already; beginning when absent'),
}

const syslog = strictFields({
  kind: z.literal('syslog'),
  ...common,
  address: z.string().describe('tls://host:6514, tcp://host:514 or udp://host:514'),
  ca: pathField('PEM certificates to trust, instead of those of the system').optional(),
  cert: pathField('PEM certificate that proves this server to the receiver').optional(),
  key: pathField('PEM private key of that certificate').optional(),
  maxMessageBytes: z
    .int()
    .min(1_024)
    .max(limits.sinkFileTailBytes)
    .optional()
    .describe('Longer messages go without their long members'),
})

const webhook = strictFields({
  kind: z.literal('webhook'),
  ...common,
  url: z.string().describe('https, or http on this machine'),
  secretFile: pathField('File with the secret, whsec_…; a line each for new and old').optional(),
  secretVariable: z.string().optional().describe('Environment variable with the secret instead'),
  ca: pathField('PEM certificates to trust, instead of those of the system').optional(),
  privateNetworks: z
    .array(z.string())
    .max(limits.scanTargetsMax)
    .optional()
    .describe('CIDR blocks of private addresses that the name may lead to'),
})

const file = strictFields({
  kind: z.literal('file'),
  ...common,
  path: pathField('NDJSON file to append to, made with mode 0600'),
})

export const sinkFields = z
  .array(
    z.discriminatedUnion('kind', [syslog, webhook, file], {
      error: 'must be syslog, webhook or file',
    }),
  )
  .max(limits.auditSinksMax)

export type SinkConfig = z.output<typeof sinkFields>[number]
