import { describe, expect, it } from 'vitest'
import { createWebhookSecret } from '../../../test/fixtures/start-webhook-receiver.ts'
import { readWebhookSecrets } from './read-webhook-secrets.ts'

const SOURCE = { kind: 'variable', name: 'HOOK' } as const

describe('the secrets of a webhook', () => {
  it('are one or a few, the newest first', async () => {
    const [old, current] = [createWebhookSecret(), createWebhookSecret()]
    const secrets = await readWebhookSecrets(SOURCE, { HOOK: `${current}\n${old}\n` })
    expect(secrets.map((each) => `whsec_${each.toString('base64')}`)).toEqual([current, old])
  })

  it.each(['', 'whsec_', 'whsec_short', 'letmein', `whsec_${'A'.repeat(200)}`])(
    'are never weak or malformed, nor shown: %j',
    async (text) => {
      const reading = readWebhookSecrets(SOURCE, { HOOK: text })
      const error = await reading.catch((each: Error) => each)
      expect(error).toMatchObject({ code: 'config_invalid' })
      if (text.length > 6) expect(String(error)).not.toContain(text)
    },
  )
})
