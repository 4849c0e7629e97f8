/** Decides which pieces of syntax have no place here, or only in one folder. */
import {
  isTest,
  listSources,
  listTypeScript,
  type Project,
  type ProjectFile,
  type Violation,
} from './project.ts'
import { childOf, childrenOf, memberOf, nameOf, type SyntaxNode, walk } from './syntax.ts'

const FUNCTION_LINES_MAX = 70

export function checkAny(project: Project): Violation[] {
  return findNodes(listTypeScript(project), (node) =>
    node.type === 'TSAnyKeyword' ? '`any` switches the compiler off; use unknown' : undefined,
  )
}

/** A test that runs alone hides all the others. */
export function checkLoneTests(project: Project): Violation[] {
  return findNodes(listTypeScript(project).filter(isTest), (node) =>
    node.type === 'MemberExpression' && nameOf(childOf(node, 'property')) === 'only'
      ? 'runs one test and hides the others'
      : undefined,
  )
}

/** Time and randomness come in through the engine, so that a test can fix both. */
export function checkTime(project: Project): Violation[] {
  const files = listSources(project).filter((file) => !/^src\/(?:base|cli)\//.test(file.path))
  return findNodes(files, (node) => {
    const member = memberOf(node)
    if (member?.object === 'Date' && member.property === 'now') return 'Date.now: ask the clock'
    if (member?.object === 'Math' && member.property === 'random')
      return 'Math.random: ask fillRandom'
    const isDate =
      (node.type === 'NewExpression' || node.type === 'CallExpression') &&
      nameOf(childOf(node, 'callee')) === 'Date' &&
      childrenOf(node, 'arguments').length === 0
    return isDate ? 'Date without an argument is now: ask the clock' : undefined
  })
}

/** Only the command line knows that there is a process around it. */
export function checkProcess(project: Project): Violation[] {
  const files = listSources(project).filter((file) => !file.path.startsWith('src/cli/'))
  return findNodes(files, (node) => {
    const member = memberOf(node)
    if (member?.object === 'process' && /^(?:env|exit)$/.test(member.property)) {
      return `process.${member.property} belongs into src/cli/`
    }
    const isImport =
      node.type === 'ImportDeclaration' &&
      /^(?:node:)?process$/.test(nameOf(childOf(node, 'source')) ?? '')
    return isImport ? 'the process belongs into src/cli/' : undefined
  })
}

/**
 * In tests only a function's own lines count, because `describe` is a list of functions and not a
 * piece of logic.
 */
export function checkFunctionLengths(project: Project): Violation[] {
  return listTypeScript(project).flatMap((file) =>
    findNodes([file], (node) => {
      if (!isFunction(node)) return undefined
      const count = isTest(file) ? ownLines(file, node) : linesOf(file, node)
      return count > FUNCTION_LINES_MAX
        ? `a function of ${count} lines, above ${FUNCTION_LINES_MAX}`
        : undefined
    }),
  )
}

function isFunction(node: SyntaxNode): boolean {
  return /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
}

function linesOf(file: ProjectFile, node: SyntaxNode): number {
  return file.lineAt(node.end - 1) - file.lineAt(node.start) + 1
}

function ownLines(file: ProjectFile, node: SyntaxNode): number {
  let inner = 0
  const visit = (child: SyntaxNode): void => {
    for (const value of Object.values(child)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (typeof each !== 'object' || each === null || !('type' in each)) continue
        if (isFunction(each as SyntaxNode)) inner += linesOf(file, each as SyntaxNode) - 1
        else visit(each as SyntaxNode)
      }
    }
  }
  visit(node)
  return linesOf(file, node) - inner
}

function findNodes(
  files: readonly ProjectFile[],
  judge: (node: SyntaxNode) => string | undefined,
): Violation[] {
  return files.flatMap((file) => {
    const violations: Violation[] = []
    walk(file.syntax(), (node) => {
      const verdict = judge(node)
      if (verdict !== undefined) {
        violations.push(`${file.path}:${file.lineAt(node.start)}: ${verdict}`)
      }
    })
    return violations
  })
}
