/** Decides once for each parameter of a log whether it carries a key: most come again and again. */
import { GenerationalCache } from '../../../../base/generational-cache.ts'
import { limits } from '../../../../base/limits.ts'
import type { LeakPart } from '../../leak-finding.ts'
import { findInParameter, findKeysInHeader, type SentKey } from '../find-sent-keys.ts'
import { type Parameter, readParameters, splitQuery } from '../read-parameters.ts'

export class KeyLookup {
  readonly #known = new GenerationalCache<string, readonly SentKey[]>(limits.logParametersCached)

  /** What the path holds is found in the line as text. */
  inUrl(url: string, part: LeakPart): readonly SentKey[] {
    return readParameters(url).flatMap((each) => this.inParameter(each, part))
  }

  inQuery(query: string, part: LeakPart): readonly SentKey[] {
    return splitQuery(query.replace(/^\?/, '')).flatMap((each) => this.inParameter(each, part))
  }

  inParameter(parameter: Parameter, part: LeakPart): readonly SentKey[] {
    return this.#ask(part, parameter, () => findInParameter(parameter, part))
  }

  inHeader(field: Parameter, isAnswer: boolean): readonly SentKey[] {
    return this.#ask(`field ${isAnswer}`, field, () => findKeysInHeader(field, isAnswer))
  }

  #ask(
    place: string,
    { name, value }: Parameter,
    find: () => readonly SentKey[],
  ): readonly SentKey[] {
    if (value.length < SHORTEST || value.length > LONGEST) return []
    const key = `${place}\n${name}\n${value}`
    let found = this.#known.find(key)
    if (found === undefined) {
      found = find()
      this.#known.set(key, found)
    }
    return found
  }
}

/** No key is shorter. */
const SHORTEST = 8
/** Longer than any key and any set of cookies that browsers send. */
const LONGEST = 4_096
