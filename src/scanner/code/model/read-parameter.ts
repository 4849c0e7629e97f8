/** Decides which part of the request FastAPI hands to a parameter. */
import type { SyntaxNode } from '../syntax/syntax-node.ts'
import { nameOrigin } from './name-origin.ts'
import { findBindings } from './read-scopes.ts'
import type { RequestPart, RequestRead } from './request-read.ts'
import { type Files, resolve } from './resolve-name.ts'

const PARTS: Readonly<Record<string, RequestPart>> = {
  Header: 'header',
  Query: 'query',
  Cookie: 'cookie',
  Form: 'body',
  Body: 'body',
  Path: 'path',
  APIKeyHeader: 'header',
  APIKeyQuery: 'query',
  APIKeyCookie: 'cookie',
  HTTPBearer: 'header',
  HTTPBasic: 'header',
  OAuth2PasswordBearer: 'header',
}

/** `x_api_key: str = Header()`, `key: Annotated[str, Security(api_key_header)]` */
export function readParameter(node: SyntaxNode, files: Files): RequestRead | null {
  if (node.kind !== 'name' || node.file.language !== 'python') return null
  const binding = findBindings(node, node.name).at(-1)
  if (binding?.kind !== 'parameter') return null
  const { fallback, annotation } = binding.parameter
  const typed = lastCall(aliasOf(annotation, files))
  const given = fallback ?? typed
  const call = given?.kind === 'call' ? given : typed
  return call === null ? null : fromCall(call, node.name, files)
}

/** `TokenDep = Annotated[str, Depends(scheme)]`, also of another file. */
function aliasOf(annotation: SyntaxNode | null, files: Files): SyntaxNode | null {
  if (annotation === null) return null
  const named =
    annotation.children.length === 1 ? (annotation.children[0] ?? annotation) : annotation
  if (named.kind !== 'name' && named.kind !== 'member') return annotation
  const found = resolve(named, files)
  const isAlias = found.kind === 'node' && !/^(?:class|function)$/.test(found.node.kind)
  return isAlias && found.kind === 'node' ? found.node : annotation
}

function fromCall(
  call: Extract<SyntaxNode, { kind: 'call' }>,
  name: string,
  files: Files,
): RequestRead | null {
  const origin = nameOrigin(call, files)
  const inner = call.args[0] ?? call.named.get('dependency')
  if (/(?:^|\.)(?:Depends|Security)\(\)$/.test(origin) && inner !== undefined) {
    const word = /\.(\w+)\(\)$/.exec(nameOrigin(inner, files))?.[1] ?? ''
    const part = PARTS[word]
    return part === undefined ? null : { part, name: givenName(inner) ?? 'authorization' }
  }
  const word = /^fastapi\.(?:params\.|param_functions\.)?(\w+)\(\)$/.exec(origin)?.[1] ?? ''
  const part = PARTS[word]
  if (part === undefined) return null
  const alias = call.named.get('alias')
  const written = alias?.kind === 'text' ? alias.value : null
  return { part, name: written ?? name }
}

/** `APIKeyHeader(name='X-API-Key')`, by way of the name that it was given. */
function givenName(node: SyntaxNode): string | null {
  const binding = node.kind === 'name' ? findBindings(node, node.name).at(-1) : undefined
  const call = binding?.kind === 'value' ? binding.value : node
  if (call.kind !== 'call') return null
  const name = call.named.get('name')
  if (name?.kind === 'text') return name.value
  const bound = name?.kind === 'name' ? findBindings(name, name.name).at(-1) : undefined
  const text = bound?.kind === 'value' ? bound.value : undefined
  return text?.kind === 'text' ? text.value : null
}

function lastCall(node: SyntaxNode | null): Extract<SyntaxNode, { kind: 'call' }> | null {
  if (node === null) return null
  let found: Extract<SyntaxNode, { kind: 'call' }> | null = null
  const open: SyntaxNode[] = [node]
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each.kind === 'call') found ??= each
    else open.push(...each.children)
  }
  return found
}
