/** Every bound on the reading of source code; part of `limits`. */
import { MIB } from './units.ts'

export const codeLimits = {
  /** A larger source file was made by a program, and its tree takes forty times the memory. */
  codeFileBytesMax: 2 * MIB,
  /** Of one project: all trees are held together, since files explain each other. */
  codeProjectBytesMax: 16 * MIB,
  /** One line of a source file, as a report shows it. */
  codeSnippetLengthMax: 300,
  /** Of the syntax tree of one file: some 15,000 lines, two seconds; longer ones are generated. */
  codeNodesMax: 400_000,
  /** From a name to its value through assignments, imports and functions; longer is a ring. */
  codeResolveDepthMax: 12,
  /** Places from which one value may come; the first few say all that there is to say. */
  codeSourcesMax: 64,
  /** Routes of one project, each for every place where its router is mounted. */
  codeRoutesMax: 20_000,
  /** Of what is written where a guard is named. */
  codeGuardNameLengthMax: 60,
  /** From a guard through the functions that do its work. */
  codeGuardDepthMax: 5,
  /** Routers within routers; deeper is a ring. */
  codeMountsDepthMax: 6,
} as const
