/** Decides which names the imports and exports of JavaScript bring in and hand out. */
import { type Builder, baseOf, isOther, textOf } from './raw-node.ts'
import type { ImportedName, SyntaxNode } from './syntax-node.ts'

function moduleOf(node: SyntaxNode | undefined): string | null {
  return node?.kind === 'text' ? node.value : null
}

export const buildImport: Builder = (raw) => {
  const names: ImportedName[] = []
  const clause = raw.children.find((each) => isOther(each, 'import_clause'))
  for (const each of clause?.children ?? []) {
    if (each.kind === 'name') names.push({ imported: 'default', local: each.name })
    else if (isOther(each, 'namespace_import')) names.push(...pairOf(each, '*'))
    else names.push(...each.children.flatMap((one) => pairOf(one)))
  }
  const module = moduleOf(raw.at('source')) ?? ''
  return { kind: 'import', module, names, ...baseOf(raw), children: [] }
}

/** `a as b` */
function pairOf(node: SyntaxNode, imported?: string): ImportedName[] {
  const names = node.kind === 'name' ? [node] : node.children
  const words = names.map((each) =>
    each.kind === 'name' ? each.name : each.kind === 'text' ? (each.value ?? '') : '',
  )
  const [first = '', second = first] = words
  return first === '' ? [] : [{ imported: imported ?? first, local: second }]
}

export const buildExport: Builder = (raw) => {
  const isDefault = /^export\s+default\b/.test(textOf(raw))
  const module = moduleOf(raw.at('source'))
  const clause = raw.children.find((each) => isOther(each, 'export_clause'))
  const named = (clause?.children ?? []).flatMap((each) => pairOf(each))
  const declared = raw.children.flatMap((each) => declaredNames(each))
  const all = module !== null && clause === undefined ? [{ imported: '*', local: '*' }] : []
  const names = [...named, ...(isDefault ? [] : declared), ...all]
  return { kind: 'export', isDefault, names, module, ...baseOf(raw) }
}

function declaredNames(node: SyntaxNode): ImportedName[] {
  if ((node.kind === 'function' || node.kind === 'class') && node.name !== null) {
    return [{ imported: node.name, local: node.name }]
  }
  if (node.kind !== 'other' || !/^(?:lexical|variable)_declaration$/.test(node.grammar)) return []
  return node.children.flatMap((each) =>
    each.kind === 'assign' && each.target.kind === 'name'
      ? [{ imported: each.target.name, local: each.target.name }]
      : [],
  )
}
