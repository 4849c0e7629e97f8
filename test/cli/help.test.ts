import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commandGroups, commands } from '../../src/cli/command-table.ts'
import { toFlag } from '../../src/cli/option.ts'
import { runHere } from './in-process.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const docs = fileURLToPath(new URL('../../docs/cli', import.meta.url))
const names = commands.map(({ name }) => name)

/** The page of a command: its help, word for word. */
async function createPage(name: string): Promise<string> {
  const { code, stdout } = await runHere([...name.split(' '), '--help'])
  expect(code).toBe(0)
  return `# keyward ${name}\n\n\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n`
}

describe('docs/cli', () => {
  it.each(names)('%s says what --help says (run with -u to write it anew)', async (name) => {
    const page = join(docs, `${name.replace(' ', '-')}.md`)
    await expect(await createPage(name)).toMatchFileSnapshot(page)
  })

  it('has a page for each command, a list of them, and no others', async () => {
    const { stdout } = await runHere(['--help'])
    const links = commands.map(
      ({ name, summary }) => `- [keyward ${name}](${name.replace(' ', '-')}.md): ${summary}`,
    )
    const help = `\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n`
    const list = `# Command line\n\n${links.join('\n')}\n\n${help}`
    await expect(list).toMatchFileSnapshot(join(docs, 'README.md'))
    const pages = names.map((name) => `${name.replace(' ', '-')}.md`)
    expect(readdirSync(docs).sort()).toEqual([...pages, 'README.md'].sort())
  })
})

describe('--help', () => {
  it.each(Object.keys(commandGroups))('of %s lists its commands', async (group) => {
    const { code, stdout } = await runHere([group, '--help'])
    expect(code).toBe(0)
    for (const name of names.filter((each) => each.startsWith(`${group} `))) {
      expect(stdout).toContain(`  ${name.split(' ')[1]} `)
    }
  })

  it('comes from the real program too, and so does the version', async () => {
    const folder = createWorkFolder()
    const help = await folder.run(['keys', 'create', '--help'])
    expect([help.code, help.stderr]).toEqual([0, ''])
    expect(help.stdout).toContain('Examples:\n  # may read users\n  keyward keys create')
    const version = await folder.run(['--version'])
    expect([version.code, version.stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)])
  })

  it('fits a narrow terminal, but for the examples', async () => {
    const { stdout } = await runHere(['protect', '--help'], {}, 60)
    const [options = ''] = stdout.split('Examples:')
    for (const line of options.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })
})

describe('the examples', () => {
  it.each(commands.flatMap(({ name, examples }) => examples.map(({ line }) => [name, line])))(
    'of %s use what there is: %s',
    (name = '', line = '') => {
      const command = commands.find((each) => each.name === name)
      expect(line.startsWith(`keyward ${name}`)).toBe(true)
      const known = ['json', ...Object.keys(command?.options ?? {})].map(toFlag)
      for (const [flag] of line.matchAll(/(?<= )--[a-z-]+/g)) expect(known).toContain(flag)
    },
  )

  it('are there for every command', () => {
    for (const { examples } of commands) expect(examples.length).toBeGreaterThan(0)
  })
})
