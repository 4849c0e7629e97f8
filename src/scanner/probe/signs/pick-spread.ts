/** Decides which few operations stand for all: of each resource one, before a second of any. */
import type { Operation } from '../operation.ts'
import { nameResource } from './name-resource.ts'

export function pickSpread(operations: readonly Operation[], count: number): readonly Operation[] {
  const rounds = new Map<string, number>()
  return operations
    .map((operation) => {
      const resource = nameResource(operation.path)
      const round = rounds.get(resource) ?? 0
      rounds.set(resource, round + 1)
      return { operation, round }
    })
    .sort((one, other) => one.round - other.round)
    .slice(0, count)
    .map(({ operation }) => operation)
}
