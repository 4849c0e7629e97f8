/** Decides which files the tidy checks read, and gives each with its lines and syntax. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSyntax, type SyntaxNode } from './syntax.ts'

export interface ProjectFile {
  /** Relative to the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  /** The line, counted from 1, that holds the character at `offset`. */
  lineAt(offset: number): number
  /** The syntax tree; parsed once. Only for TypeScript. */
  syntax(): SyntaxNode
}

export type Project = ReadonlyMap<string, ProjectFile>

/** One violation, as `file:line: what is wrong`, so that a terminal makes it clickable. */
export type Violation = string

export type Check = (project: Project) => Violation[]

/** Programs of others, as `keyward code` reads them: right and wrong as people write. */
const SAMPLES = /^test\/scanner\/code\/\w+-(?:insecure|sound)$/

const BINARY = /\.(?:png|ico|jpg|gif|woff2?|zip|gz|tgz|db|pem)$/

/** The project made of the given texts: what `readProject` reads, or what a test makes up. */
export function createProject(texts: Readonly<Record<string, string>>): Project {
  return new Map(Object.entries(texts).map(([path, text]) => [path, createFile(path, text)]))
}

/** Reads every text file below `root` that git would keep. */
export function readProject(root: string): Project {
  const ignored = readIgnoredNames(root)
  const texts: Record<string, string> = {}
  const visit = (directory: string): void => {
    for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`
      if (ignored(path, entry.name) || SAMPLES.test(path)) continue
      if (entry.isDirectory()) visit(path)
      else if (entry.isFile() && !BINARY.test(path)) {
        texts[path] = readFileSync(join(root, path), 'utf8')
      }
    }
  }
  visit('')
  return createProject(texts)
}

/** The few forms that our .gitignore uses: `name/`, `a/b/` and `*.ending`. */
function readIgnoredNames(root: string): (path: string, name: string) => boolean {
  const patterns = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean)
  const endings = patterns.filter((each) => each.startsWith('*')).map((each) => each.slice(1))
  const names = new Set(patterns.map((each) => each.replace(/\/$/, '')))
  return (path, name) =>
    name === '.git' ||
    names.has(name) ||
    names.has(path) ||
    endings.some((ending) => name.endsWith(ending))
}

function createFile(path: string, text: string): ProjectFile {
  const lines = text.split('\n')
  const starts: number[] = []
  let start = 0
  for (const line of lines) {
    starts.push(start)
    start += line.length + 1
  }
  let tree: SyntaxNode | undefined
  return {
    path,
    text,
    lines,
    lineAt(offset) {
      let line = starts.length
      while (line > 1 && (starts[line - 1] as number) > offset) line--
      return line
    },
    syntax() {
      tree ??= parseSyntax(path, text)
      return tree
    },
  }
}

export function isTypeScript(file: ProjectFile): boolean {
  return /\.tsx?$/.test(file.path)
}

/** Test code, beside what it tests or under test/: it may import anything and use real time. */
export function isTest(file: ProjectFile): boolean {
  return /\.test\.tsx?$/.test(file.path) || file.path.startsWith('test/')
}

/** What ships: everything under src/ but the tests. */
export function listSources(project: Project): ProjectFile[] {
  return [...project.values()].filter(
    (file) => file.path.startsWith('src/') && isTypeScript(file) && !isTest(file),
  )
}

export function listTypeScript(project: Project): ProjectFile[] {
  return [...project.values()].filter(isTypeScript)
}
