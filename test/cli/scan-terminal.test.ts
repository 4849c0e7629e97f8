import { describe, expect, it } from 'vitest'
import { closeTargetsAfterEach, openScanTarget } from './scan-target.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()
closeTargetsAfterEach()

const COLOUR = /\x1b\[\d+m/g

describe('the progress line', () => {
  it('is drawn on a terminal, fits it, and is gone at the end', async () => {
    const { url } = await openScanTarget()
    const shown = await createWorkFolder().runInTerminal(['scan', url], 60)
    expect(shown).toMatch(COLOUR)
    const [before = '', report = ''] = shown.replace(COLOUR, '').split('Grade ')
    const drawn = before.split('\r').filter((each) => each.trim() !== '')
    expect(drawn[0]).toMatch(/^Looking for operations/)
    for (const line of drawn) expect(line.length).toBeLessThan(60)
    expect(before).toMatch(/\r *\r$/)
    expect(report.replaceAll('\r\n', '')).not.toContain('\r')
  })

  it('is without any escape where colour is refused', async () => {
    const { url } = await openScanTarget()
    const shown = await createWorkFolder().runInTerminal(['scan', url], 60, '', { NO_COLOR: '1' })
    expect(shown).toContain('Looking for operations')
    expect(shown).not.toContain('\x1b')
  })

  it.each([
    ['a dumb terminal', [], { TERM: 'dumb' }],
    ['JSON', ['--json'], {}],
  ])('is not drawn for %s', async (_, args, env) => {
    const { url } = await openScanTarget()
    const shown = await createWorkFolder().runInTerminal(['scan', url, ...args], 60, '', env)
    expect(shown).not.toContain('Looking for operations')
    expect(shown.replaceAll('\r\n', '\n')).not.toMatch(/[\r\x1b]/)
  })
})

/** Until it has asked for what is never answered, and so has long begun to listen to signals. */
async function untilItWaits(requests: readonly string[]): Promise<void> {
  while (!requests.some((each) => each.includes('/v1'))) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('Ctrl-C', () => {
  it('ends the scan and leaves the report so far', async () => {
    const { url, requests } = await openScanTarget({ isSlow: true })
    const args = ['scan', url, '--operation', 'GET /health', '--timeout', '5m']
    const running = createWorkFolder().start(args)
    await untilItWaits(requests)
    const code = await running.end('SIGINT')
    expect(running.stderr()).toContain('warning: stopping; the report so far follows')
    expect([0, 1, 3]).toContain(code)
    if (code === 3) expect(running.stderr()).toContain('stopped before anything was tested')
    else expect(running.stdout()).toContain('The scan was cancelled before all was tested.')
  })

  it('said twice ends at once', async () => {
    const { url, requests } = await openScanTarget({ isSlow: true })
    const running = createWorkFolder().start(['scan', url, '--timeout', '5m'])
    await untilItWaits(requests)
    const sentAt = Date.now()
    running.child.kill('SIGTERM')
    running.child.kill('SIGINT')
    expect([0, 1, 3]).toContain(await running.end('SIGTERM'))
    expect(Date.now() - sentAt).toBeLessThan(2_000)
  })
})
