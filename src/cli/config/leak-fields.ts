/** Decides what keyward.yaml may say of reports of leaked keys. */
import { z } from 'zod'
import { findWebhookUrlFault } from '../text/find-webhook-url-fault.ts'
import { pathField, strictFields } from './strict-fields.ts'

const keysUrl = z.string().check((context) => {
  const message = findWebhookUrlFault(context.value, 'https://keys.example.com/keys.json')
  if (message !== undefined) context.issues.push({ code: 'custom', input: '', message })
})

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
