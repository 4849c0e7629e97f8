import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { toFlag } from '../../src/cli/option.ts'
import { scanShape } from '../../src/cli/specs/scan-specs.ts'
import { parseBaseline } from '../../src/scanner/reports/parse-baseline.ts'
import { closeTargetsAfterEach, openScanTarget } from './scan-target.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()
closeTargetsAfterEach()

const root = fileURLToPath(new URL('../..', import.meta.url))
const guide = readFileSync(`${root}/docs/scan.md`, 'utf8')
const flags = [...Object.keys(scanShape.options), 'json'].map(toFlag)

function blocksOf(language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')
  return [...guide.matchAll(pattern)].map(([, block = '']) => block)
}

describe('docs/scan.md', () => {
  it('names options that exist, and every one of them', () => {
    const prose = guide.replaceAll('docker compose up --detach --wait', '')
    const used = [...prose.matchAll(/(?<=[\s`])--[a-z][a-z-]+/g)].map(([flag]) => flag)
    for (const flag of used) expect(flags).toContain(flag)
    for (const flag of flags) if (flag !== '--json') expect(used, flag).toContain(flag)
  })

  it('has commands that work', async () => {
    const { url } = await openScanTarget()
    const folder = createWorkFolder()
    const document = await (await fetch(`${url}/openapi.json`)).text()
    writeFileSync(folder.file('openapi.yaml'), document)
    writeFileSync(folder.file('keys.txt'), 'one=an-old-key\n')
    const lines = blocksOf('console').join('').trim().split('\n')
    expect(lines).toHaveLength(5)
    for (const line of lines) {
      const args = line.replace('http://127.0.0.1:5000', url).split(' ').slice(1)
      const { code, stderr } = await folder.run(args, { API_KEY: 'an-old-key' })
      expect(stderr).toBe('')
      expect([0, 1]).toContain(code)
    }
  })

  it('shows a baseline that is one, and pipelines with inputs that there are', () => {
    const [baseline = ''] = blocksOf('json')
    expect([...parseBaseline('f', baseline).values()][0]?.reason).toContain('ADR 12')
    const [github, gitlab] = blocksOf('yaml').map((text) => parse(text))
    const action = parse(readFileSync(`${root}/deploy/ci/github-action/action.yml`, 'utf8'))
    const step = github.jobs.scan.steps.at(-1)
    for (const input of Object.keys(step.with)) expect(action.inputs).toHaveProperty(input)
    const template = parse(readFileSync(`${root}/deploy/ci/gitlab/keyward-scan.yml`, 'utf8'))
    for (const name of Object.keys(gitlab['keyward-scan'].variables)) {
      expect(template['keyward-scan'].variables).toHaveProperty(name)
    }
  })
})

describe('what a report advises', () => {
  it('names options that exist', () => {
    const text = readFileSync(`${root}/src/scanner/probe/run/list-missing.ts`, 'utf8')
    const used = [...text.matchAll(/ (--[a-z][a-z-]+)/g)].map(([, flag = '']) => flag)
    expect(used.length).toBeGreaterThan(3)
    for (const flag of used) expect(flags).toContain(flag)
  })
})
