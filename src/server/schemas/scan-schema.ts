/** Decides how scans, schedules and comparisons are written in bodies and answers. */
import { z } from '@hono/zod-openapi'
import { limits } from '../../base/limits.ts'
import { scanStates } from '../../engine/scans/scan-record.ts'
import { severities } from '../../scanner/finding.ts'
import { instantOutput } from './instant-schema.ts'
import { strictObject } from './strict-object.ts'

const KEY_MESSAGE = 'must be one line of visible ASCII characters'

const target = z.string().openapi({
  description: 'Where the API is. It must be on the list `scans.allowedTargets` of the server.',
  example: 'https://api.example.com',
})

const givenKey = strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][\w.-]{0,63}$/, 'must be a letter, then up to 63 letters, digits, _, . and -'),
  key: z
    .string()
    .max(limits.scanKeyLengthMax)
    .regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, KEY_MESSAGE),
  revoked: z.boolean().default(false).openapi({
    description: 'It was revoked, and must be refused everywhere.',
  }),
}).openapi('ScanKey')

const ruleIds = z.array(z.string().max(limits.idLengthMax)).max(limits.scanRulesNamedMax)

/** What both a scan and a schedule can be told. */
const optionShape = {
  openapi: z.string().nullable().default(null).openapi({
    description: 'URL of an OpenAPI document on the host of the target; looked for when absent.',
  }),
  active: z.boolean().default(false).openapi({
    description: 'Also send what may change something: POST, PUT, PATCH, DELETE and odd input.',
  }),
  iOwnThisTarget: z.boolean().default(false).openapi({
    description: 'Says that the target may be attacked: `active` needs it, but on loopback.',
  }),
  requests: z
    .int()
    .min(1)
    .max(limits.scanRequestsMax)
    .nullable()
    .default(null)
    .openapi({
      description: `Sends at most so many requests; ${limits.scanRequestsDefault} when absent.`,
    }),
  ratePerSecond: z.int().min(1).max(limits.scanLocalRateDefault).nullable().default(null),
  only: ruleIds.min(1).nullable().default(null).openapi({ description: 'Only these rules.' }),
  skip: ruleIds.default([]).openapi({ description: 'Not these rules.' }),
}

export const createScanBody = strictObject({
  target,
  api: z.string().nullable().default(null).openapi({ description: 'The API that it is.' }),
  keys: z.array(givenKey).max(limits.scanKeysMax).default([]).openapi({
    description: 'Held in memory until the scan has ended, and never stored.',
  }),
  ...optionShape,
}).openapi('CreateScan')

export const createScanScheduleBody = strictObject({
  api: z.string().openapi({ example: 'shop' }),
  target,
  everyMs: z.int().openapi({ description: 'At least an hour.', example: 86_400_000 }),
  ...optionShape,
}).openapi('CreateScanSchedule')

const optionsOutput = z
  .strictObject({
    openapi: z.string().nullable(),
    active: z.boolean(),
    requests: z.int().nullable(),
    ratePerSecond: z.int().nullable(),
    only: z.array(z.string()).nullable(),
    skip: z.array(z.string()),
    keys: z.array(z.string()).openapi({ description: 'Names of the keys that were given.' }),
  })
  .openapi('ScanOptions')

const scanShape = {
  id: z.string().openapi({ example: 'scan_4fQ2bX9kLm1Z' }),
  api: z.string().nullable(),
  target: z.string(),
  state: z.enum(scanStates),
  trigger: z.enum(['request', 'schedule']),
  options: optionsOutput,
  score: z.number().nullable().openapi({ description: '0 to 100; null without a report.' }),
  grade: z.string().nullable().openapi({ example: 'B' }),
  complete: z.boolean().nullable().openapi({
    description: 'False where something could not be tested; the report says what.',
  }),
  findings: z
    .strictObject({
      critical: z.int(),
      high: z.int(),
      medium: z.int(),
      low: z.int(),
      info: z.int(),
    })
    .nullable(),
  problem: z.string().nullable().openapi({ description: 'Why there is no report of the whole.' }),
  createdBy: z.string(),
  createdAt: instantOutput,
  startedAt: instantOutput.nullable(),
  endedAt: instantOutput.nullable(),
  version: z.int(),
}

export const scanOutput = z.strictObject(scanShape).openapi('Scan')

export const scanWithHistoryOutput = z
  .strictObject({
    ...scanShape,
    previous: z.string().nullable().openapi({
      description: 'The scan of the same target before this one, if there was one that was done.',
    }),
  })
  .openapi('ScanWithHistory')

export const scanScheduleOutput = z
  .strictObject({
    api: z.string(),
    target: z.string(),
    everyMs: z.int(),
    nextAt: instantOutput,
    options: optionsOutput,
    createdBy: z.string(),
    createdAt: instantOutput,
    version: z.int(),
  })
  .openapi('ScanSchedule')

const comparedFinding = z
  .strictObject({
    fingerprint: z.string(),
    ruleId: z.string(),
    severity: z.enum(severities),
    title: z.string(),
    operation: z.strictObject({ method: z.string(), path: z.string() }).nullable(),
  })
  .openapi('ComparedFinding')

export const scanComparisonOutput = z
  .strictObject({
    scan: z.string(),
    with: z.string(),
    new: z.array(comparedFinding),
    fixed: z.array(comparedFinding),
    stillThere: z.array(comparedFinding),
    untested: z.array(comparedFinding).openapi({
      description: 'Found before, but not looked for this time.',
    }),
  })
  .openapi('ScanComparison')

/** `keyward.scan/1` is the scanner's to describe: fields are added there. */
export const scanReportOutput = z
  .looseObject({})
  .openapi('ScanReport', { description: 'The report as `keyward scan --format json` gives it.' })
