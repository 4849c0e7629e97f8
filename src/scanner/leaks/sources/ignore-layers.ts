/** Decides which files of rules hold in a folder, and whether they leave a path out. */
import { lstatSync, readFileSync } from 'node:fs'
import { limits } from '../../../base/limits.ts'
import type { Place } from '../place.ts'
import { findRule, type IgnoreRule, parseIgnoreRules } from './ignore-rules.ts'
import type { OnSkip } from './leak-task.ts'
import { placeOfBytes, toNative } from './path-bytes.ts'

export interface IgnoreLayer {
  readonly isGit: boolean
  /** How many parts of a path lead to the folder of the rules. */
  readonly depth: number
  readonly rules: readonly IgnoreRule[]
  readonly place: Place
  /** How many files and folders it left out so far. */
  leftOut: number
}

interface LayerOptions {
  /** Only what is meant for us counts, not what is meant for git. */
  readonly all: boolean
  readonly onSkip: OnSkip
}

/** In the order of their weight, the least first. */
const FILES = [
  { name: '.git/info/exclude', isGit: true },
  { name: '.gitignore', isGit: true },
  { name: '.keywardignore', isGit: false },
]

export function readIgnoreLayers(
  folder: string,
  depth: number,
  { all, onSkip }: LayerOptions,
): IgnoreLayer[] {
  return FILES.filter(({ isGit }) => !(isGit && all)).flatMap(({ name, isGit }) => {
    const path = `${folder}/${name}`
    const place = placeOfBytes(path)
    const text = readSmallFile(path, (reason) => onSkip(place, reason))
    if (text === null) return []
    const rules = parseIgnoreRules(text)
    if (rules.length >= limits.ignoreRulesMax) {
      onSkip(place, `only its first ${limits.ignoreRulesMax} rules were heeded`)
    }
    return rules.length === 0 ? [] : [{ isGit, depth, rules, place, leftOut: 0 }]
  })
}

/** A link or a pipe of this name is none of git's either. */
function readSmallFile(path: string, onSkip: (reason: string) => void): string | null {
  try {
    const facts = lstatSync(toNative(path), { throwIfNoEntry: false })
    if (facts?.isFile() !== true) return null
    if (facts.size > limits.ignoreFileBytesMax) {
      onSkip('it is too large for a list of rules and was not heeded')
      return null
    }
    return readFileSync(toNative(path), 'latin1')
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOTDIR'
    if (!isAbsent) onSkip('its rules cannot be read and were not heeded')
    return null
  }
}

/** The layer that leaves this path out, if one does; the folders above it are not. */
export function findIgnoring(
  layers: readonly IgnoreLayer[],
  parts: readonly string[],
  isFolder: boolean,
): IgnoreLayer | undefined {
  return findDeciding(layers, parts, isFolder, true) ?? findDeciding(layers, parts, isFolder, false)
}

/** The rules nearest to the path decide, be it for it or against it. */
function findDeciding(
  layers: readonly IgnoreLayer[],
  parts: readonly string[],
  isFolder: boolean,
  isGit: boolean,
): IgnoreLayer | undefined {
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const layer = layers[index]
    if (layer === undefined || layer.isGit !== isGit) continue
    const rule = findRule(layer.rules, parts.slice(layer.depth), isFolder)
    if (rule !== undefined) return rule.isNegated ? undefined : layer
  }
  return undefined
}
