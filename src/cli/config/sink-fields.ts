/** Decides what keyward.yaml may say of the sinks that are told of audit events. */
import { z } from 'zod'
import { isRecord } from '../../base/document/is-record.ts'
import { limits } from '../../base/limits.ts'
import { AUDIT_ACTIONS } from '../../engine/audit/audit-event.ts'
import { expandAction } from '../../server/sinks/sink-filter.ts'
import { hintNearest } from '../text/find-nearest.ts'
import { parseSyslogAddress, SYSLOG_ADDRESS_WHY } from '../text/parse-syslog-address.ts'
import { blockField, pathField, strictFields, textField, webhookUrlField } from './strict-fields.ts'

const NAME = /^[a-z][a-z0-9_-]*$/

const action = z.string().check((context) => {
  const pattern = context.value
  if (expandAction(pattern).length > 0) return
  const hint = hintNearest(pattern, AUDIT_ACTIONS)
  const message = `is no action that there is, such as key.revoked or key.*${hint}`
  context.issues.push({ code: 'custom', input: '', message })
})

const webhookUrl = webhookUrlField('https://hooks.example.com/keyward')

const common = {
  name: z
    .string()
    .max(limits.sinkNameLengthMax)
    .regex(NAME, { error: 'must be lower-case letters, digits, _ and -' })
    .optional()
    .describe('Under which the store remembers how far it has come; its kind when absent'),
  filter: strictFields({
    actions: z
      .array(action)
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
  address: textField(parseSyslogAddress, SYSLOG_ADDRESS_WHY).describe(
    'tls://host:6514, tcp://host:514 or udp://host:514',
  ),
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
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined), {
    error: 'cert and key belong together',
  })
  .refine(
    ({ address, ca, cert, key }) =>
      address.startsWith('tls://') || (ca ?? cert ?? key) === undefined,
    { path: ['address'], error: 'must begin with tls:// where certificates are named' },
  )

const webhook = strictFields({
  kind: z.literal('webhook'),
  ...common,
  url: webhookUrl.describe('https, or http on this machine'),
  secretFile: pathField('File with the secret, whsec_…; a line each for new and old').optional(),
  secretVariable: z.string().optional().describe('Environment variable with the secret instead'),
  ca: pathField('PEM certificates to trust, instead of those of the system').optional(),
  privateNetworks: z
    .array(blockField)
    .max(limits.scanTargetsMax)
    .optional()
    .describe('CIDR blocks of private addresses that the name may lead to'),
}).refine(
  ({ secretFile, secretVariable }) => (secretFile === undefined) !== (secretVariable === undefined),
  { error: 'needs secretFile or secretVariable, and not both' },
)

const file = strictFields({
  kind: z.literal('file'),
  ...common,
  path: pathField('NDJSON file to append to, made with mode 0600'),
})

const KINDS = 'must be syslog, webhook or file'

export const sinkFields = z
  .array(
    z.discriminatedUnion('kind', [syslog, webhook, file], {
      error: ({ input }) =>
        isRecord(input) ? KINDS : `must be a mapping with kind, which ${KINDS}`,
    }),
  )
  .max(limits.auditSinksMax)
  .check((context) => {
    const names = context.value.map(({ kind, name = kind }) => name)
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue
      const message = `is another sink called ${name}; give each a name`
      context.issues.push({ code: 'custom', input: '', path: [index], message })
    }
  })

export type SinkConfig = z.output<typeof sinkFields>[number]
