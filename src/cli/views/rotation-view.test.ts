import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
  verify,
} from '../../../test/engine/open-test-engine.ts'
import { getRotation } from '../../engine/keys/get-rotation.ts'
import { rotateKey } from '../../engine/keys/rotate-key.ts'
import { LOCAL_OPERATOR } from '../../engine/principal.ts'
import { toRotationJson } from '../../server/rotation-json.ts'
import { createStyle } from '../text/style.ts'
import { viewRotation } from './rotation-view.ts'

const STYLE = createStyle({
  isTerminal: false,
  columns: undefined,
  noColour: undefined,
  terminalName: undefined,
})

describe('a secret that has ended and is still presented', () => {
  it('is told of in a sentence, which commands no terminal', async () => {
    const { engine } = openTestEngine()
    await createTestApi(engine, 'shop')
    const { key, text } = await createTestKey(engine, 'shop')
    await rotateKey(engine, LOCAL_OPERATOR, key.id, { graceMs: 0 })
    const show = async () => viewRotation(toRotationJson(await getRotation(engine, key.id)), STYLE)
    expect(await show()).not.toContain('careful')
    await verify(engine, 'shop', text)
    expect(await show()).toMatch(/Secret 1 .+ presented and refused 1 time, last at \S+ \S+Z\.\n$/)
    await verify(engine, 'shop', text, { address: '10.0.0.4', userAgent: 'job/1 \u001b[2J' })
    const told = /refused 2 times, last at \S+ \S+Z from 10\.0\.0\.4 by job\/1 \\u001b\[2J\.\n$/
    expect(await show()).toMatch(told)
  })
})
