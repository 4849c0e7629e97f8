import { describe, expect, it } from 'vitest'
import { checkArrows } from './check-arrows.ts'
import { checkBarrels } from './check-barrels.ts'
import { checkCycles } from './check-cycles.ts'
import { checkDeadExports, checkDeadFiles } from './check-dead-code.ts'
import { places } from './places.ts'

describe('arrows', () => {
  const engine = 'src/engine/verify.ts'

  it('catches an engine that imports the storage, even as a type or lazily', () => {
    const storage = { 'src/storage/open.ts': 'export type Open = 1' }
    for (const text of [
      "import { open } from '../storage/open.ts'",
      "import type { Open } from '../storage/open.ts'",
      "export * from '../storage/open.ts'",
      "const open = await import('../storage/open.ts')",
      "type Lazy = import('../storage/open.ts').Open",
      "const worker = new Worker(new URL('../storage/open.ts', import.meta.url))",
    ]) {
      expect(places(checkArrows, { ...storage, [engine]: `// why\n${text}` })).toEqual([
        `${engine}:2`,
      ])
    }
  })

  it.each([
    ['base', 'engine'],
    ['engine', 'scanner'],
    ['scanner', 'engine'],
    ['server', 'storage'],
    ['server', 'gateway'],
    ['gateway', 'cli'],
    ['dashboard', 'storage'],
    ['storage', 'server'],
  ])('catches %s that imports %s', (from, to) => {
    const texts = {
      [`src/${from}/a.ts`]: `import '../${to}/b.ts'`,
      [`src/${to}/b.ts`]: '',
    }
    expect(places(checkArrows, texts)).toEqual([`src/${from}/a.ts:1`])
  })

  it.each([
    ['engine', 'base'],
    ['storage', 'base'],
    ['gateway', 'engine'],
    ['server', 'scanner'],
    ['cli', 'storage'],
    ['cli', 'base'],
    ['dashboard', 'server'],
  ])('lets %s import %s', (from, to) => {
    const texts = {
      [`src/${from}/a.ts`]: `import '../${to}/b.ts'`,
      [`src/${to}/b.ts`]: '',
    }
    expect(places(checkArrows, texts)).toEqual([])
  })

  it('catches input and output in the engine, lost files and folders without a part', () => {
    expect(places(checkArrows, { [engine]: "import 'node:fs/promises'" })).toEqual([`${engine}:1`])
    expect(places(checkArrows, { [engine]: "import 'node:crypto'" })).toEqual([])
    const net = (names: string) => ({ [engine]: `import { ${names} } from 'node:net'` })
    expect(places(checkArrows, net('isIP, isIPv6'))).toEqual([])
    expect(places(checkArrows, net('isIP, connect'))).toEqual([`${engine}:1`])
    expect(places(checkArrows, { [engine]: "import 'node:net'" })).toEqual([`${engine}:1`])
    expect(places(checkArrows, { [engine]: "import './gone.ts'" })).toEqual([`${engine}:1`])
    expect(places(checkArrows, { 'src/extra/a.ts': '' })).toEqual(['src/extra/a.ts:1'])
    expect(places(checkArrows, { 'src/loose.ts': '' })).toEqual(['src/loose.ts:1'])
  })

  it('leaves tests alone', () => {
    const texts = { 'src/engine/a.test.ts': "import '../cli/b.ts'", 'src/cli/b.ts': '' }
    expect(places(checkArrows, texts)).toEqual([])
  })
})

describe('cycles', () => {
  const ring = (last: string) => ({
    'src/base/a.ts': "import './b.ts'",
    'src/base/b.ts': "import './c.ts'",
    'src/base/c.ts': last,
  })

  it('catches a ring, also one that a value beside a type closes', () => {
    expect(places(checkCycles, ring("import './a.ts'"))).toEqual(['src/base/c.ts:1'])
    expect(places(checkCycles, ring("import { type A } from './a.ts'"))).toEqual([
      'src/base/c.ts:1',
    ])
  })

  it('lets types close a ring', () => {
    expect(places(checkCycles, ring("import type { A } from './a.ts'"))).toEqual([])
    expect(places(checkCycles, ring("type A = import('./a.ts').A"))).toEqual([])
  })
})

describe('barrels', () => {
  it.each([
    "export * from './a.ts'",
    "export { a } from './a.ts'\nexport type { B } from './b.ts'",
    "import { a } from './a.ts'\nexport { a }",
  ])('catches %j', (text) => {
    expect(places(checkBarrels, { 'src/engine/keys/index.ts': text })).toEqual([
      'src/engine/keys/index.ts:1',
    ])
  })

  it('lets the two fronts and files with content of their own pass', () => {
    const passesOn = "export * from './a.ts'"
    const texts = {
      'src/engine/index.ts': passesOn,
      'src/scanner/index.ts': passesOn,
      'src/engine/keys/create-key.ts': `${passesOn}\nexport const b = 1`,
    }
    expect(places(checkBarrels, texts)).toEqual([])
  })
})

describe('dead code', () => {
  it('catches a file that only its test or another dead file imports', () => {
    const texts = {
      'src/cli/main.ts': "import '../base/live.ts'",
      'src/base/live.ts': '',
      'src/base/dead.ts': '',
      'src/base/dead.test.ts': "import './dead.ts'",
      'src/base/ring.ts': "import './dead.ts'",
    }
    expect(places(checkDeadFiles, texts)).toEqual(['src/base/dead.ts:1', 'src/base/ring.ts:1'])
  })

  it('catches exported names that no other file imports', () => {
    const texts = {
      'src/base/a.ts':
        'export const used = 1\nexport function lost() {}\nexport class Lost {}\n' +
        'export type Shown = 1\nexport const shows: Shown = 1\nexport type Hidden = 1\n' +
        'const local = 1\nexport { local as renamed }\nexport const { left } = used',
      'src/base/b.ts': "import { used, shows } from './a.ts'",
    }
    expect(places(checkDeadExports, texts)).toEqual([
      'src/base/a.ts:2',
      'src/base/a.ts:3',
      'src/base/a.ts:6',
      'src/base/a.ts:8',
      'src/base/a.ts:9',
    ])
  })

  it('takes a namespace or lazy import for a use of everything', () => {
    for (const text of ["import * as all from './a.ts'", "await import('./a.ts')"]) {
      const texts = { 'src/base/a.ts': 'export const one = 1', 'src/base/b.test.ts': text }
      expect(places(checkDeadExports, texts)).toEqual([])
    }
  })
})
