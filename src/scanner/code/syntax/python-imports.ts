/** Decides which names the imports of Python bring in, and what its constants are. */
import { type Builder, baseOf, isOther, textOf } from './raw-node.ts'
import type { ImportedName } from './syntax-node.ts'

export const parsePythonImport: Builder = (raw) => {
  const isFrom = raw.grammar === 'import_from_statement'
  const [first, ...rest] = raw.children
  const module = isFrom && first !== undefined ? compact(raw.file.textOf(first)) : ''
  const named = isFrom ? rest : raw.children
  const names = named.map((each): ImportedName => {
    if (isOther(each, 'wildcard_import')) return { imported: '*', local: '*' }
    const alias = isOther(each, 'aliased_import') ? each.children : [each]
    const imported = compact(raw.file.textOf(alias[0] ?? each))
    const given = alias[1] === undefined ? imported : compact(raw.file.textOf(alias[1]))
    return { imported, local: given }
  })
  return { kind: 'import', module, names, ...baseOf(raw), children: [] }
}

function compact(text: string): string {
  return text.replace(/\s+/g, '')
}

export const buildPythonLiteral: Builder = (raw) => {
  const text = textOf(raw)
  const value = text === 'None' ? null : text === 'True' ? true : text === 'False' ? false : text
  return { kind: 'literal', value, ...baseOf(raw) }
}
