/** Decides what the target says of a path that cannot exist, and which answers are the same. */
import { limits } from '../../../base/limits.ts'
import type { Answer } from '../client/exchange.ts'
import { normaliseText, similarityOf } from './body-shape.ts'

/** Answers to paths that nobody can have made. */
export interface NotFoundProfile {
  readonly samples: readonly NotFoundSample[]
}

interface NotFoundSample {
  readonly status: number
  readonly contentType: string
  readonly location: string
  readonly body: string
  /** Its beginning, word for word. */
  readonly text: string
}

/** As alike as two pages of one template that name different paths. */
const SAME_PAGE = 0.92

/** Paths that cannot exist: below the root, and below each folder where operations live. */
export function listImpossiblePaths(
  operationPaths: readonly string[],
  basePath: string,
  makeName: () => string,
): readonly string[] {
  const folders = new Set(['', basePath.replace(/\/$/, '')])
  for (const path of operationPaths) {
    const fixed = path.slice(0, path.includes('{') ? path.indexOf('{') : undefined)
    const parts = fixed.split('/').slice(1, -1)
    for (const depth of [1, 2]) {
      if (parts.length >= depth) folders.add(`/${parts.slice(0, depth).join('/')}`)
    }
    if (folders.size >= 5) break
  }
  const plain = [...folders].slice(0, 5).map((folder) => `${folder}/${makeName()}`)
  const all = [...plain, `/${makeName()}.json`, `/${makeName()}/${makeName()}`]
  return all.filter((path) => !operationPaths.some((template) => matchesTemplate(path, template)))
}

/** `/v1/users/kwqzt` is a user that cannot exist, not a path. */
function matchesTemplate(path: string, template: string): boolean {
  const wanted = template.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((each, index) => each.includes('{') || each === given[index])
  )
}

export function learnNotFound(answers: readonly (Answer | null)[]): NotFoundProfile {
  const samples: NotFoundSample[] = []
  for (const answer of answers) {
    if (answer === null || answer.status === 429 || answer.status >= 500) continue
    const sample = sampleOf(answer)
    const isKnown = samples.some(
      (each) => each.status === sample.status && each.body === sample.body,
    )
    if (!isKnown) samples.push(sample)
  }
  return { samples }
}

/** True for 404 and 410, and for whatever this target answers in their place. */
export function isLikeNotFound(profile: NotFoundProfile, answer: Answer): boolean {
  if (answer.status === 404 || answer.status === 410) return true
  const candidates = profile.samples.filter(
    (each) => each.status === answer.status && each.contentType === answer.contentType,
  )
  if (candidates.length === 0) return false
  const asked = sampleOf(answer)
  return candidates.some((each) => {
    if (each.location !== asked.location) return false
    // Word for word the same, although a word of it may stand in this path and not in the other.
    if (each.body === asked.body || each.text === asked.text) return true
    return each.body.length > 40 && similarityOf(each.body, asked.body) >= SAME_PAGE
  })
}

function sampleOf(answer: Answer): NotFoundSample {
  const url = new URL(answer.request.url)
  const segments = url.pathname.split('/').filter((each) => each !== '')
  const echoed = [url.href, url.pathname, url.pathname.slice(1), ...segments]
  const location = answer.headers.get('location') ?? ''
  return {
    status: answer.status,
    contentType: answer.contentType,
    location: normaliseText(location, [encodeURIComponent(url.pathname), ...echoed]),
    body: normaliseText(answer.text, echoed),
    text: answer.text.slice(0, limits.comparedBodyLengthMax),
  }
}
