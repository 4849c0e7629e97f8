/** Decides where the parts of a JSON text stand, names that occur twice included. */

export interface JsonTree {
  /** Offsets of the first character and of the one behind the last. */
  readonly start: number
  readonly end: number
  /** Of an object, in order; a name may be there twice, as JSON.parse would not tell. */
  readonly members?: readonly JsonMember[]
  readonly items?: readonly JsonTree[]
}

export interface JsonMember {
  readonly name: string
  readonly nameStart: number
  readonly value: JsonTree
}

interface Open {
  readonly start: number
  readonly members: JsonMember[] | null
  readonly items: JsonTree[] | null
  name: string | null
  nameStart: number
}

/**
 * What stands between two tokens is passed over. Of a string only its beginning: an expression for
 * all of it overflows on long ones.
 */
const TOKEN = /[{}[\]"]|[^\s{}[\],:"]+/g

/** Takes a text that JSON.parse has accepted. */
export function parseJsonTree(text: string): JsonTree {
  const open: Open[] = []
  let root: JsonTree = { start: 0, end: text.length }
  const add = (tree: JsonTree) => {
    const parent = open.at(-1)
    if (parent === undefined) root = tree
    else if (parent.items !== null) parent.items.push(tree)
    else if (parent.members !== null && parent.name !== null) {
      const { name, nameStart } = parent
      parent.members.push({ name, nameStart, value: tree })
      parent.name = null
    }
  }
  TOKEN.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [token] = found
    const start = TOKEN.lastIndex - token.length
    if (token === '"') TOKEN.lastIndex = findStringEnd(text, start)
    const end = TOKEN.lastIndex
    const parent = open.at(-1)
    if (token === '{' || token === '[') {
      const isObject = token === '{'
      const items = isObject ? null : []
      open.push({ start, members: isObject ? [] : null, items, name: null, nameStart: 0 })
    } else if (token === '}' || token === ']') {
      const closed = open.pop()
      if (closed !== undefined) add(close(closed, end))
    } else if (parent !== undefined && parent.members !== null && parent.name === null) {
      parent.name = JSON.parse(text.slice(start, end)) as string
      parent.nameStart = start
    } else add({ start, end })
  }
  return root
}

function findStringEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function close({ start, members, items }: Open, end: number): JsonTree {
  if (members !== null) return { start, end, members }
  return { start, end, items: items ?? [] }
}

/** Finds thousands of places in one tree: each object that is passed is indexed once. */
export class JsonLocator {
  readonly #tree: JsonTree
  readonly #members = new Map<JsonTree, ReadonlyMap<string, JsonMember>>()

  constructor(tree: JsonTree) {
    this.#tree = tree
  }

  /** Offset of what `path` leads to: of its name, or of the value itself in a list. */
  find(path: readonly (string | number)[]): number {
    let offset = this.#tree.start
    let node = this.#tree
    for (const part of path) {
      const member = this.#index(node).get(String(part))
      const next = member?.value ?? (typeof part === 'number' ? node.items?.[part] : undefined)
      if (next === undefined) return offset
      offset = member?.nameStart ?? next.start
      node = next
    }
    return offset
  }

  /** JSON.parse keeps the last of equal names, and so does a Map. */
  #index(node: JsonTree): ReadonlyMap<string, JsonMember> {
    const known = this.#members.get(node)
    if (known !== undefined) return known
    const index = new Map(node.members?.map((member) => [member.name, member]))
    this.#members.set(node, index)
    return index
  }
}

/** Every name that its object holds already, with where it stands the second time. */
export function listDuplicateNames(tree: JsonTree): JsonMember[] {
  const duplicates: JsonMember[] = []
  const waiting = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const seen = new Set<string>()
    for (const member of node.members ?? []) {
      if (seen.has(member.name)) duplicates.push(member)
      seen.add(member.name)
      waiting.push(member.value)
    }
    for (const item of node.items ?? []) waiting.push(item)
  }
  return duplicates.sort((left, right) => left.nameStart - right.nameStart)
}
