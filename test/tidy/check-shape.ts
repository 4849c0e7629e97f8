/** Decides what a file may look like from outside: its name, its length, its lines, its words. */
import { isTest, listSources, type Project, type ProjectFile, type Violation } from './project.ts'

const FILE_LINES_MAX = 300
const LINE_COLUMNS_MAX = 100
const CODE = /\.(?:tsx?|m?js|py|sh|lua)$|^\.ci\//

/** Names that say nothing: whoever cannot name a thing has not understood it yet. */
const NAMELESS = /^(?:utils?|helpers?|common|misc|managers?|services?)$/

/** Words that mark unfinished work, put together here so that this file passes its own check. */
const UNFINISHED = new RegExp(
  `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`,
)

/** A path into somebody's home or work folder tells about a machine, and holds on that one only. */
const WORKPLACE =
  /(?<![\w.:/@<>*-])(?:\/(?:home|root|Users|work|workspace)\/[\w.-]|[A-Z]:\\Users\\)/

function listCode(project: Project): ProjectFile[] {
  return [...project.values()].filter((file) => CODE.test(file.path))
}

export function checkFileNames(project: Project): Violation[] {
  return listCode(project)
    .filter((file) =>
      file.path
        .replace(/\.[^/]*$/, '')
        .split(/[/._-]/)
        .some((word) => NAMELESS.test(word)),
    )
    .map((file) => `${file.path}:1: a name that could be on any file; say what it decides`)
}

export function checkFileLengths(project: Project): Violation[] {
  return listCode(project)
    .map((file) => ({ file, count: file.lines.length - (file.text.endsWith('\n') ? 1 : 0) }))
    .filter(({ count }) => count > FILE_LINES_MAX)
    .map(({ file, count }) => `${file.path}:${count}: ${count} lines, above ${FILE_LINES_MAX}`)
}

export function checkLineLengths(project: Project): Violation[] {
  return findLines(listCode(project), (line) =>
    [...line].length > LINE_COLUMNS_MAX
      ? `${[...line].length} columns, above ${LINE_COLUMNS_MAX}`
      : undefined,
  )
}

export function checkUnfinished(project: Project): Violation[] {
  return findLines([...project.values()], (line) => {
    const word = UNFINISHED.exec(line)?.[0]
    return word === undefined ? undefined : `${word}: finish it, or write an issue`
  })
}

/** `root` is where this clone lies: its own path is the surest sign of a machine that leaked. */
export function checkWorkplace(project: Project, root: string): Violation[] {
  return findLines([...project.values()], (line) =>
    WORKPLACE.test(line) || (root.length > 1 && line.includes(`${root}/`))
      ? 'a path of one machine'
      : undefined,
  )
}

/** Every source file opens with a sentence that says what it decides. */
export function checkOpenings(project: Project): Violation[] {
  const supports = [...project.values()].filter(
    (file) => isTest(file) && file.path.endsWith('.ts') && !file.path.endsWith('.test.ts'),
  )
  return [...listSources(project), ...supports]
    .filter((file) => !hasOpening(file.text))
    .map((file) => `${file.path}:1: open with /** one sentence that says what the file decides. */`)
}

function hasOpening(text: string): boolean {
  const code = text.replace(/^#!.*\n/, '')
  const end = code.indexOf('*/')
  return /^\/\*\*\s/.test(code) && end > 0 && /[\w)`'][.:](?:\s|$)/.test(code.slice(0, end))
}

function findLines(
  files: readonly ProjectFile[],
  judge: (line: string) => string | undefined,
): Violation[] {
  return files.flatMap((file) =>
    file.lines.flatMap((line, index) => {
      const verdict = judge(line)
      return verdict === undefined ? [] : [`${file.path}:${index + 1}: ${verdict}`]
    }),
  )
}
