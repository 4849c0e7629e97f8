/** Lists all providers of secrets: `npm run rules` writes it from formats/. */
import { providersA } from './providers/providers-a.ts'
import { providersB } from './providers/providers-b.ts'
import { providersC } from './providers/providers-c.ts'
import { providersD } from './providers/providers-d.ts'
import { providersE } from './providers/providers-e.ts'
import { providersF } from './providers/providers-f.ts'
import { providersG } from './providers/providers-g.ts'
import { providersH } from './providers/providers-h.ts'
import { providersI } from './providers/providers-i.ts'
import { providersJ } from './providers/providers-j.ts'
import { providersK } from './providers/providers-k.ts'
import { providersL } from './providers/providers-l.ts'
import { providersM } from './providers/providers-m.ts'
import { providersN } from './providers/providers-n.ts'
import { providersO } from './providers/providers-o.ts'
import { providersP } from './providers/providers-p.ts'
import { providersQ } from './providers/providers-q.ts'
import { providersR } from './providers/providers-r.ts'
import { providersS } from './providers/providers-s.ts'
import { providersT } from './providers/providers-t.ts'
import { providersU } from './providers/providers-u.ts'
import { providersV } from './providers/providers-v.ts'
import { providersW } from './providers/providers-w.ts'
import { providersX } from './providers/providers-x.ts'
import { providersY } from './providers/providers-y.ts'
import { providersZ } from './providers/providers-z.ts'
import type { SecretProvider } from './secret-format.ts'

export const secretProviders: readonly SecretProvider[] = [
  ...providersA,
  ...providersB,
  ...providersC,
  ...providersD,
  ...providersE,
  ...providersF,
  ...providersG,
  ...providersH,
  ...providersI,
  ...providersJ,
  ...providersK,
  ...providersL,
  ...providersM,
  ...providersN,
  ...providersO,
  ...providersP,
  ...providersQ,
  ...providersR,
  ...providersS,
  ...providersT,
  ...providersU,
  ...providersV,
  ...providersW,
  ...providersX,
  ...providersY,
  ...providersZ,
]
