/** Decides what a YAML text means and where its parts stand, without being exhausted by aliases. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import { limits } from '../limits.ts'
import { isRecord } from './is-record.ts'
import { setOwn } from './set-own.ts'

export interface YamlTree {
  readonly value: unknown
  /** Offsets of the names that their mapping holds already. */
  readonly duplicates: readonly number[]
  /** Offset of what `path` leads to, or of the nearest part of it that exists. */
  find(path: readonly (string | number)[]): number
}

/** What is wrong, and at which offset; the parser's own messages would quote the text. */
export interface YamlError {
  readonly wrongAt: number
  readonly message: string
}

export function parseYamlTree(text: string): YamlTree | YamlError {
  const tooFarAt = findExcess(text)
  if (tooFarAt !== undefined) {
    return { wrongAt: tooFarAt, message: 'is more than is read as YAML; give it as JSON' }
  }
  try {
    // Its own search for names that stand twice takes the square of their number.
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
    // What comes after the first is its consequence more often than not.
    const [error] = document.errors
    if (error !== undefined) {
      const code = error.code.toLowerCase().replaceAll('_', ' ')
      return { wrongAt: error.pos[0], message: `is not YAML (${code})` }
    }
    return new YamlReader(document)
  } catch (error) {
    if (error instanceof AliasError) {
      const message = 'has aliases that lead nowhere or grow without end'
      return { wrongAt: error.offset, message }
    }
    if (error instanceof RangeError) return { wrongAt: 0, message: 'nests too deep' }
    throw error
  }
}

/** Each sign becomes an object of the parser, or several. */
function findExcess(text: string): number | undefined {
  let count = 0
  for (const { index } of text.matchAll(/[\n,[\]{}]|[-?:](?=\s)|(?<=\s)[&*!]/g)) {
    if (++count > limits.yamlSignsMax) return index
  }
  return undefined
}

class AliasError extends Error {
  readonly offset: number

  constructor(offset: number) {
    super('alias')
    this.offset = offset
  }
}

interface Anchored {
  readonly node: Node
  readonly value: unknown
  readonly count: number
}

class YamlReader implements YamlTree {
  readonly value: unknown
  readonly duplicates: number[] = []
  readonly #root: Node | null
  readonly #anchors = new Map<string, Anchored>()
  readonly #aliases = new Map<Alias, Node>()
  readonly #pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>()
  /** Values so far, those behind aliases counted each time: what a walk over all would meet. */
  #count = 0
  #own = 0

  constructor(document: Document) {
    this.#root = isNode(document.contents) ? document.contents : null
    this.value = this.#read(this.#root)
    this.#anchors.clear()
  }

  #read(node: unknown): unknown {
    if (isAlias(node)) return this.#follow(node)
    const before = this.#count
    this.#count++
    this.#own++
    const value = this.#readOwn(node)
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      this.#anchors.set(node.anchor, { node, value, count: this.#count - before })
    }
    return value
  }

  #readOwn(node: unknown): unknown {
    if (isScalar(node)) return node.value
    if (isSeq(node)) return node.items.map((item) => this.#read(item))
    return isMap(node) ? this.#readMap(node) : null
  }

  #readMap(map: YAMLMap): Record<string, unknown> {
    const values: Record<string, unknown> = {}
    const seen = new Set<string>()
    for (const { key, value } of map.items) {
      const name = readName(key)
      if (seen.has(name)) this.duplicates.push(startOf(key))
      seen.add(name)
      const read = this.#read(value)
      if (isMerge(key)) mergeInto(values, read)
      else setOwn(values, name, read)
    }
    return values
  }

  /** An anchor within which the alias stands has no value yet: it would hold itself. */
  #follow(alias: Alias): unknown {
    const anchored = this.#anchors.get(alias.source)
    if (anchored === undefined) throw new AliasError(startOf(alias))
    this.#aliases.set(alias, anchored.node)
    this.#count += anchored.count
    if (this.#count - this.#own > limits.aliasedValuesMax) throw new AliasError(startOf(alias))
    return anchored.value
  }

  find(path: readonly (string | number)[]): number {
    let node: unknown = this.#root
    let offset = startOf(node)
    for (const part of path) {
      if (isAlias(node)) node = this.#aliases.get(node)
      if (isMap(node)) {
        const pair = this.#index(node).get(String(part))
        if (pair === undefined) return offset
        offset = startOf(pair.key)
        node = pair.value
      } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
        node = node.items[part]
        offset = startOf(node)
      } else return offset
    }
    return offset
  }

  #index(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#pairs.get(map)
    if (known !== undefined) return known
    const index = new Map(map.items.map((pair) => [readName(pair.key), pair]))
    this.#pairs.set(map, index)
    return index
  }
}

function readName(key: unknown): string {
  if (isScalar(key)) return key.value === null ? '' : String(key.value)
  return isAlias(key) ? `*${key.source}` : '?'
}

function isMerge(key: unknown): key is Scalar {
  if (!isScalar(key) || key.type !== 'PLAIN') return false
  return key.value === '<<' || (typeof key.value === 'symbol' && key.value.description === '<<')
}

/** Names that are there already win (https://yaml.org/type/merge.html). */
function mergeInto(values: Record<string, unknown>, merged: unknown): void {
  for (const source of Array.isArray(merged) ? merged : [merged]) {
    if (!isRecord(source)) continue
    for (const [name, value] of Object.entries(source)) {
      if (!Object.hasOwn(values, name)) setOwn(values, name, value)
    }
  }
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}
