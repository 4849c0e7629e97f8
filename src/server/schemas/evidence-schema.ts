/** Decides how evidence is asked for, and what its JSON holds. */
import { z } from '@hono/zod-openapi'
import { EVIDENCE_SCHEMA } from '../evidence/create-evidence.ts'
import { EVIDENCE_FRAMEWORKS } from '../evidence/frameworks.ts'
import { instantInput, instantOutput } from './instant-schema.ts'
import { searchText } from './page-schema.ts'
import { strictObject } from './strict-object.ts'

export const EVIDENCE_FORMATS = ['json', 'html'] as const

export const evidenceQuery = strictObject({
  framework: z.enum(EVIDENCE_FRAMEWORKS).openapi({ example: 'pci-dss' }),
  api: searchText.optional().openapi({ description: 'Only of this API.', example: 'shop' }),
  from: instantInput.optional().openapi({
    description: 'Begin of the period; 90 days before its end when absent.',
  }),
  to: instantInput.optional().openapi({ description: 'End of the period; now when absent.' }),
  format: z.enum(EVIDENCE_FORMATS).default('json'),
  sealed: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({
      type: 'boolean',
      description: 'Answers content and signature as two texts in one JSON object.',
    }),
})

const cell = z.union([z.string(), z.number(), z.boolean()]).nullable()

const query = z.strictObject({ table: z.string(), command: z.string(), request: z.string() })

const control = z.strictObject({
  id: z.string().openapi({ example: '7.2.5.1' }),
  title: z.string(),
  condition: z.string().nullable().openapi({
    description: 'The control is about Keyward only where this is so.',
  }),
  shows: z.array(z.string()),
  tables: z.array(z.string()).openapi({ description: 'Names of the tables behind it.' }),
  notShown: z.array(z.string()).openapi({ description: 'What Keyward does not see of it.' }),
  queries: z.array(query).openapi({ description: 'How to get the same again.' }),
})

const table = z.strictObject({
  name: z.string(),
  title: z.string(),
  columns: z.record(z.string(), z.string()),
  rows: z.array(z.record(z.string(), cell)),
  total: z.int().openapi({ description: 'More than there are rows when not all are told.' }),
})

const document = z.strictObject({
  schema: z.literal(EVIDENCE_SCHEMA),
  framework: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }),
  statement: z.string(),
  from: instantOutput,
  to: instantOutput,
  api: z.string().nullable(),
  generatedAt: instantOutput,
  generatedBy: z.string(),
  authority: z.strictObject({ id: z.string(), publicKey: z.string() }),
  tool: z.strictObject({ name: z.literal('keyward'), version: z.string() }),
  controls: z.array(control),
  notShown: z.array(z.string()),
  figures: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
  tables: z.array(table),
})

const sealed = z.strictObject({
  format: z.enum(EVIDENCE_FORMATS),
  content: z.string().openapi({ description: 'The document, to be kept byte for byte.' }),
  signature: z.string().openapi({ description: 'Signed note (C2SP) of SHA-256 and size of it.' }),
  auditProof: z.string().openapi({
    description: 'Its figure of that name: `proven`, or `NOT PROVEN` and the event that is wrong.',
    example: 'proven: nothing was altered, removed or reordered',
  }),
})

export const evidenceOutput = z.union([document, sealed]).openapi('Evidence')
