/** Decides whether the tables of limits and errors agree with the code and with the docs. */
import { listSources, type Project, type ProjectFile, type Violation } from './project.ts'
import { childOf, childrenOf, memberOf, nameOf, type SyntaxNode, walk } from './syntax.ts'

/** The table of limits, and its parts. */
const LIMITS = /^src\/base\/(?:[a-z]+-)?limits\.ts$/
const ERRORS = 'src/base/error-table.ts'
const PAGES = 'docs/errors/'

/** A limit that nothing reads is a promise that nobody keeps, and so is one that is overwritten. */
export function checkLimits(project: Project): Violation[] {
  const tables = [...project.values()].filter(({ path }) => LIMITS.test(path))
  if (tables.length === 0) return ['src/base/limits.ts:1: is missing']
  const used = new Set<string>()
  for (const file of listSources(project)) {
    walk(file.syntax(), (node) => {
      const member = memberOf(node)
      if (member?.object === 'limits') used.add(member.property)
      if (node.type !== 'VariableDeclarator' || nameOf(childOf(node, 'init')) !== 'limits') return
      for (const each of childrenOf(childOf(node, 'id') ?? node, 'properties')) {
        used.add(nameOf(childOf(each, 'key')) ?? '')
      }
    })
  }
  const told = new Set<string>()
  return tables.flatMap((table) =>
    listRows(table, nameLimits(table.path)).flatMap(({ name, line }) => {
      // The tables become one: of two with a name, one would silently be lost.
      const isTwice = told.has(name)
      told.add(name)
      return [
        ...(used.has(name) ? [] : [`${table.path}:${line}: nothing reads limits.${name}`]),
        ...(isTwice ? [`${table.path}:${line}: another table has ${name}, too`] : []),
      ]
    }),
  )
}

/** `src/base/scan-limits.ts` → `scanLimits` */
function nameLimits(path: string): string {
  const part = /([a-z]+)-limits\.ts$/.exec(path)?.[1]
  return part === undefined ? 'limits' : `${part}Limits`
}

/** Each error is thrown somewhere. What counts is its code as a text, outside of types. */
export function checkErrorsThrown(project: Project): Violation[] {
  const table = project.get(ERRORS)
  if (table === undefined) return [`${ERRORS}:1: is missing`]
  const thrown = new Set<string>()
  for (const file of listSources(project)) {
    if (file.path === ERRORS) continue
    walk(file.syntax(), (node, parent) => {
      const text = node.type === 'Literal' ? nameOf(node) : undefined
      if (text !== undefined && parent?.type !== 'TSLiteralType') thrown.add(text)
    })
  }
  return listRows(table, 'errorTable')
    .filter((row) => !thrown.has(row.name))
    .map((row) => `${ERRORS}:${row.line}: nothing throws ${row.name}`)
}

/** Each error has its page, each page its error, and both say the same. */
export function checkErrorPages(project: Project): Violation[] {
  const table = project.get(ERRORS)
  if (table === undefined) return [`${ERRORS}:1: is missing`]
  const violations: Violation[] = []
  const rows = listRows(table, 'errorTable')
  for (const { name, line, value } of rows) {
    const page = project.get(`${PAGES}${name}.md`)
    if (page === undefined) {
      violations.push(`${ERRORS}:${line}: ${PAGES}${name}.md is missing`)
      continue
    }
    const [status, title, fix] = childrenOf(value, 'arguments').map((each) => each['value'])
    const opening = [`# ${name}`, '', `${String(status)}: ${String(title)}.`]
    opening.forEach((expected, index) => {
      if (page.lines[index] === expected) return
      violations.push(`${page.path}:${index + 1}: expected "${expected}", as in the table`)
    })
    if (!page.text.includes(String(fix))) {
      violations.push(`${page.path}:1: its example does not say "${String(fix)}", as in the table`)
    }
  }
  const codes = new Set(rows.map((row) => row.name))
  for (const path of project.keys()) {
    const code = path.startsWith(PAGES) ? /([^/]+)\.md$/.exec(path)?.[1] : undefined
    if (code !== undefined && code !== 'README' && !codes.has(code)) {
      violations.push(`${path}:1: there is no error ${code}`)
    }
  }
  return violations
}

interface Row {
  readonly name: string
  readonly line: number
  readonly value: SyntaxNode
}

/** The properties of `export const <name> = { … }`. */
function listRows(file: ProjectFile, name: string): Row[] {
  const rows: Row[] = []
  walk(file.syntax(), (node) => {
    if (node.type !== 'VariableDeclarator' || nameOf(childOf(node, 'id')) !== name) return
    let table = childOf(node, 'init')
    while (table !== undefined && table.type !== 'ObjectExpression') {
      table = childOf(table, 'expression')
    }
    for (const property of table === undefined ? [] : childrenOf(table, 'properties')) {
      const key = nameOf(childOf(property, 'key'))
      const value = childOf(property, 'value')
      if (key === undefined || value === undefined) continue
      rows.push({ name: key, line: file.lineAt(property.start), value })
    }
  })
  return rows
}
