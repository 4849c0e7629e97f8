/** Decides where long runs of letters and digits stand: keys without a keyword, encoded texts. */

/** Letters, digits, and what base64 and base64url add to them; no `=`, which stands before runs. */
const inRun = new Uint8Array(256)
for (const byte of Buffer.from('+/_-0123456789', 'latin1')) inRun[byte] = 1
for (let letter = 0x41; letter <= 0x5a; letter++) {
  inRun[letter] = 1
  inRun[letter + 0x20] = 1
}

/** Eighteen characters in base64, a dozen in hexadecimal digits: shorter ones hide nothing. */
export const RUN_LENGTH_MIN = 24

/** Looks at one byte of 24 only, and round it where it is of a run. */
export function findRuns(bytes: Uint8Array, onRun: (from: number, to: number) => void): void {
  let done = 0
  for (let probe = RUN_LENGTH_MIN - 1; probe < bytes.length; probe += RUN_LENGTH_MIN) {
    if (inRun[bytes[probe] as number] === 0) continue
    let from = probe
    while (from > done && inRun[bytes[from - 1] as number] === 1) from--
    let to = probe + 1
    while (to < bytes.length && inRun[bytes[to] as number] === 1) to++
    if (to - from >= RUN_LENGTH_MIN) {
      onRun(from, to)
      probe = to
    }
    done = to
  }
}
