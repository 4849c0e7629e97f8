import { describe, expect, it } from 'vitest'
import { createConfigJsonSchema } from './config-schema.ts'

describe('docs/keyward.schema.json', () => {
  it('is what the configuration is checked by (run with -u to write it anew)', async () => {
    const text = `${JSON.stringify(createConfigJsonSchema(), null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../../../docs/keyward.schema.json')
  })

  it('knows no field that it does not describe, and refuses others', () => {
    const schema = createConfigJsonSchema()
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: { listen: { type: 'string' }, apis: { type: 'object' } },
    })
  })
})
