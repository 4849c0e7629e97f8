/** Says to the compiler what JSON guarantees: a field that is there is never undefined. */
export type DefinedFields<T> = { [Name in keyof T]: Exclude<T[Name], undefined> }

/** The fields that have a value. Absent ones stay absent, so that what is not named stays as is. */
export function pickDefined<T extends object>(fields: T): DefinedFields<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as DefinedFields<T>
}
