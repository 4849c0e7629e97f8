/** Decides what keyward.yaml may say of reports of leaked keys. */
import { z } from 'zod'
import { pathField, strictFields, webhookUrlField } from './strict-fields.ts'

const keysUrl = webhookUrlField('https://keys.example.com/keys.json')

export const leakFields = strictFields({
  github: z
    .union(
      [
        z.boolean(),
        strictFields({ keysUrl: keysUrl.optional().describe("Where GitHub's keys are listed") }),
      ],
      { error: 'must be true, false or a mapping with keysUrl' },
    )
    .optional()
    .describe("Whether GitHub's secret scanning partner protocol is spoken"),
  secretFile: pathField(
    'File with the secret of signed reports, whsec_…; a line each for new and old',
  ).optional(),
  secretVariable: z.string().optional().describe('Environment variable with the secret instead'),
}).refine(
  ({ secretFile, secretVariable }) => secretFile === undefined || secretVariable === undefined,
  { path: ['secretVariable'], error: 'excludes secretFile: give one of them' },
)
