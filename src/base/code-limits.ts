/** Every bound on the reading of source code; part of `limits`. */
import { MIB } from './units.ts'

export const codeLimits = {
  /** A larger source file was made by a program, and its tree takes forty times the memory. */
  codeFileBytesMax: 2 * MIB,
} as const
