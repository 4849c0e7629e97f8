import { describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestKey,
  openTestEngine,
} from '../../../test/engine/open-test-engine.ts'
import { DEFAULT_KEY_POLICY } from '../../engine/apis/key-policy.ts'
import { reportLeaks } from '../../engine/leaks/report-leaks.ts'
import { KEYWARD_ITSELF } from '../../engine/principal.ts'
import { toKeyJson } from '../../server/key-json.ts'
import { createStyle } from '../text/style.ts'
import { viewKey } from './key-view.ts'

const STYLE = createStyle({
  isTerminal: false,
  columns: undefined,
  noColour: undefined,
  terminalName: undefined,
})

describe('a key whose secret leaked', () => {
  it('is shown with the time at which that ends, and what to do', async () => {
    const { engine } = openTestEngine()
    const keyPolicy = { ...DEFAULT_KEY_POLICY, onLeak: 'rotate' } as const
    await createTestApi(engine, 'shop', { keyPolicy })
    const { key, text } = await createTestKey(engine, 'shop')
    const show = async () => {
      const now = (await engine.storage.findKey(key.id)) ?? key
      return viewKey(toKeyJson(now, null, engine.clock.nowMs()), STYLE)
    }
    expect(await show()).not.toContain('secret ends')
    const report = { token: text, url: null, source: null, note: null }
    await reportLeaks(engine, KEYWARD_ITSELF, 'webhook', [report])
    expect(await show()).toMatch(/secret ends +\S+ \S+Z; a new one comes by keys rotate/)
  })
})
