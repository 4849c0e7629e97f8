/** Decides where a module is imported that a fix needs. */
import type { CodeEdit } from '../code-finding.ts'
import { findModuleBindings } from '../model/read-scopes.ts'
import type { SourceFile } from '../syntax/source-file.ts'

/** Of Python; nothing where it is imported already. */
export function addImport(file: SourceFile, module: string): readonly CodeEdit[] {
  if (findModuleBindings(file, module).length > 0) return []
  const imports = file
    .all('import')
    .filter(({ parent, module: from }) => parent?.kind === 'module' && from !== '__future__')
  const start = imports[0]?.start ?? file.text.length
  if (imports.length === 0) return [{ start, end: start, text: `\nimport ${module}\n` }]
  return [{ start, end: start, text: `import ${module}\n` }]
}
