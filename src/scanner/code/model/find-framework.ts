/** Decides for which framework a fix is written: that of the file, else that of the project. */
import type { Framework } from '../code-finding.ts'
import type { SourceFile } from '../syntax/source-file.ts'
import type { CodeProject } from './code-project.ts'

const PYTHON: readonly Framework[] = ['fastapi', 'django', 'flask']
const SCRIPT: readonly Framework[] = ['next', 'fastify', 'hono', 'koa', 'express']

export function findFramework(file: SourceFile, project: CodeProject): Framework {
  const candidates = file.language === 'python' ? PYTHON : SCRIPT
  const own = project.frameworksOf(file)
  const usual: Framework = file.language === 'python' ? 'flask' : 'express'
  return (
    candidates.find((each) => own.has(each)) ??
    candidates.find((each) => project.uses(each)) ??
    usual
  )
}
