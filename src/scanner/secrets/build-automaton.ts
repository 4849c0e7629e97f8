/** Decides where words end in bytes, all of them in one pass (Aho and Corasick), in any case. */

/** A machine of states: for each byte, one step through a table. Rows are states. */
export interface KeywordAutomaton {
  /** Bytes that no word holds share class 0; both cases of an ASCII letter share one. */
  readonly classes: Uint8Array
  /** `next[state + class]` is the state after a byte; a state is the offset of its row. */
  readonly next: Int32Array
  /** In this state and the higher ones, words end. */
  readonly hitState: number
  readonly width: number
  /** By row, from that of `hitState` on. */
  readonly endings: readonly KeywordEnding[]
}

/** What ends where a state with hits is reached. */
export interface KeywordEnding {
  /** Places in the list that the automaton was built of. */
  readonly owners: readonly number[]
  /** Of the longest word that ends here. */
  readonly length: number
}

interface TrieNode {
  readonly children: Map<number, TrieNode>
  readonly depth: number
  readonly owners: Set<number>
  length: number
  fallback: TrieNode | undefined
  state: number
}

/** Each owner has some words, lower case and ASCII. */
export function buildAutomaton(wordsByOwner: readonly (readonly string[])[]): KeywordAutomaton {
  const root = createNode(0)
  const { classes, width } = classify(wordsByOwner.flat())
  wordsByOwner.forEach((words, owner) => {
    for (const word of words) addWord(root, word, owner, classes)
  })
  const nodes = linkFallbacks(root)
  const quiet = nodes.filter(({ length }) => length === 0)
  const loud = nodes.filter(({ length }) => length > 0)
  // The states near the root, where nearly all steps go, lie side by side in the cache.
  const ordered = [...quiet, ...loud]
  ordered.forEach((node, row) => {
    node.state = row * width
  })
  const next = new Int32Array(ordered.length * width)
  // In order of depth, so that the row of the fallback is there already.
  for (const node of nodes) {
    const { fallback } = node
    if (fallback !== undefined) {
      next.copyWithin(node.state, fallback.state, fallback.state + width)
    }
    for (const [letter, child] of node.children) next[node.state + letter] = child.state
  }
  return {
    classes,
    next,
    width,
    hitState: quiet.length * width,
    endings: loud.map(({ owners, length }) => ({ owners: [...owners], length })),
  }
}

function createNode(depth: number): TrieNode {
  const children = new Map<number, TrieNode>()
  return { children, depth, owners: new Set(), length: 0, fallback: undefined, state: 0 }
}

function classify(words: readonly string[]): { classes: Uint8Array; width: number } {
  const classes = new Uint8Array(256)
  let width = 1
  for (const byte of Buffer.from(words.join(''), 'latin1')) {
    if (classes[byte] === 0) classes[byte] = width++
  }
  for (let upper = 0x41; upper <= 0x5a; upper++) classes[upper] = classes[upper + 0x20] ?? 0
  return { classes, width }
}

function addWord(root: TrieNode, word: string, owner: number, classes: Uint8Array): void {
  let node = root
  for (const byte of Buffer.from(word, 'latin1')) {
    const letter = classes[byte] ?? 0
    let child = node.children.get(letter)
    if (child === undefined) {
      child = createNode(node.depth + 1)
      node.children.set(letter, child)
    }
    node = child
  }
  node.owners.add(owner)
  node.length = node.depth
}

/** All nodes, those near the root first; each knows its longest ending that begins a word too. */
function linkFallbacks(root: TrieNode): TrieNode[] {
  const nodes = [root]
  for (const node of nodes) {
    for (const [letter, child] of node.children) {
      nodes.push(child)
      let fallback = node.fallback
      while (fallback !== undefined && !fallback.children.has(letter)) fallback = fallback.fallback
      child.fallback = fallback?.children.get(letter) ?? root
      for (const owner of child.fallback.owners) child.owners.add(owner)
      child.length = Math.max(child.length, child.fallback.length)
    }
  }
  return nodes
}

/** Calls back for each place behind the last byte of a word. */
export function scanKeywords(
  automaton: KeywordAutomaton,
  bytes: Uint8Array,
  onHit: (ending: KeywordEnding, end: number) => void,
): void {
  const { classes, next, hitState, width, endings } = automaton
  let state = 0
  for (let at = 0; at < bytes.length; at++) {
    // A byte and a state of the table have an entry: `| 0` is for the compiler only.
    state = (next[state + ((classes[bytes[at] as number] as number) | 0)] as number) | 0
    if (state < hitState) continue
    const ending = endings[(state - hitState) / width]
    if (ending !== undefined) onHit(ending, at + 1)
  }
}
