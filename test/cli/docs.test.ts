import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/command-table.ts'
import { createConfigJsonSchema } from '../../src/cli/config/config-schema.ts'
import { declareApis } from '../../src/cli/config/declared-api.ts'
import { readConfig } from '../../src/cli/config/read-config.ts'
import { toFlag, toVariable } from '../../src/cli/option.ts'
import { cleanUpAfterEach, createWorkFolder } from './work-folder.ts'

cleanUpAfterEach()

const docs = fileURLToPath(new URL('../../docs', import.meta.url))
const configuration = readFileSync(join(docs, 'configuration.md'), 'utf8')
const importing = readFileSync(join(docs, 'import.md'), 'utf8')

function blocksOf(text: string, language: string): string[] {
  const pattern = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms')
  return [...text.matchAll(pattern)].map(([, block = '']) => block)
}

/** Every field of the schema, those of APIs too. */
function listFields(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties, ...rest } = schema as { properties?: Record<string, unknown> }
  const own = properties === undefined ? [] : Object.keys(properties)
  return [
    ...own,
    ...[...Object.values(properties ?? {}), ...Object.values(rest)].flatMap(listFields),
  ]
}

describe('docs/configuration.md', () => {
  it('has examples that are valid', async () => {
    const examples = blocksOf(configuration, 'yaml')
    expect(examples).toHaveLength(2)
    for (const example of examples) {
      const folder = createWorkFolder()
      writeFileSync(folder.file('keyward.yaml'), example)
      const { read, mistakes } = (await readConfig(folder.file('keyward.yaml'))) ?? {}
      if (read === undefined) throw new Error('there is a file')
      expect(mistakes).toEqual([])
      await declareApis({ warn: () => {} }, read)
    }
  })

  it('tells every field', () => {
    for (const field of listFields(createConfigJsonSchema())) {
      expect(configuration, field).toContain(`\`${field}\``)
    }
  })

  it('names no option or variable that does not exist', () => {
    const names = commands.flatMap(({ options }) => Object.keys(options))
    const flags = [...names.map(toFlag), '--json']
    const others = ['KEYWARD_API_KEY', 'KEYWARD_KEY_SECRET', 'KEYWARD_JSON', 'KEYWARD_DEBUG']
    const variables = [...names.map(toVariable), ...others]
    for (const text of [configuration, importing]) {
      for (const [flag] of text.matchAll(/(?<=[\s`])--[a-z][a-z-]*/g)) expect(flags).toContain(flag)
      for (const [name] of text.matchAll(/KEYWARD_[A-Z_]+/g)) expect(variables).toContain(name)
    }
  })
})

describe('docs/import.md', () => {
  it('has files that can be imported', async () => {
    const [scopes = '', rows = ''] = blocksOf(importing, 'json')
    const [csv = ''] = blocksOf(importing, 'csv')
    for (const [name, text, count] of [
      ['key_scopes.json', scopes, 3],
      ['rows.json', rows, 1],
      ['hashes.csv', csv, 3],
    ] as const) {
      const folder = createWorkFolder()
      await folder.run(['init', '--upstream', 'http://127.0.0.1:5000'])
      writeFileSync(folder.file(name), text)
      const { stdout } = await folder.run(['keys', 'import', name, '--json'])
      expect(JSON.parse(stdout)).toMatchObject({ imported: count, refused: 0 })
    }
  })

  it('has commands that are understood', async () => {
    const folder = createWorkFolder()
    const [block = ''] = blocksOf(importing, 'console')
    const lines = block
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('keyward init'))
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      const env = { API_KEYS: 'correct-horse-battery-staple-1' }
      expect((await folder.run(line.split(' ').slice(1), env)).code).toBe(0)
    }
  })
})
