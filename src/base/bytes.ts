/** Decides how digests are compared: in a time that does not depend on where they differ. */

/** True when both texts are equal; reads every character whatever it finds. */
export function equalsConstantTime(left: string, right: string): boolean {
  if (left.length !== right.length) return false
  let difference = 0
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index)
  }
  return difference === 0
}
