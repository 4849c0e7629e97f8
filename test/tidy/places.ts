/** Says where a check finds something in a made-up project, so that each check is itself tested. */
import { type Check, createProject } from './project.ts'

/** The violations as `file:line`. */
export function places(check: Check, texts: Readonly<Record<string, string>>): string[] {
  return check(createProject(texts)).map((violation) => violation.split(': ')[0] as string)
}
