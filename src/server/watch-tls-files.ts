/** Decides when a renewed certificate takes over: as soon as both of its files fit together. */
import { limits } from '../base/limits.ts'
import type { Logger } from './logger.ts'
import {
  describeCertificate,
  readTlsFiles,
  stampTlsFiles,
  type TlsFiles,
  type TlsPair,
} from './tls-credentials.ts'

/**
 * Looks every `limits.tlsReloadCheckMs`: files on network and container mounts tell nobody when
 * they change. A pair that cannot be used is told once and changes nothing; the two files are
 * seldom renewed in the same moment. Answers how to stop.
 */
export function watchTlsFiles(
  files: TlsFiles,
  logger: Logger,
  onChange: (pair: TlsPair) => void,
  everyMs: number = limits.tlsReloadCheckMs,
): () => void {
  let stamp = stampTlsFiles(files)
  const timer = setInterval(() => {
    const newStamp = stampTlsFiles(files)
    if (newStamp === stamp) return
    stamp = newStamp
    try {
      const pair = readTlsFiles(files)
      onChange(pair)
      logger.info(describeCertificate(pair), 'certificate reloaded')
    } catch (error) {
      logger.error({ err: error }, 'the new certificate cannot be used; the old one stays')
    }
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
