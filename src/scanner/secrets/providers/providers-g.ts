/** Lists the providers with G: `npm run rules` writes it. */
import { gcNotify } from '../formats/gc-notify.ts'
import { geckoboard } from '../formats/geckoboard.ts'
import { gemfury } from '../formats/gemfury.ts'
import { generic } from '../formats/generic.ts'
import { geoapify } from '../formats/geoapify.ts'
import { geocodify } from '../formats/geocodify.ts'
import { geocodio } from '../formats/geocodio.ts'
import { getemail } from '../formats/getemail.ts'
import { getgeoapi } from '../formats/getgeoapi.ts'
import { getresponse } from '../formats/getresponse.ts'
import { getstream } from '../formats/getstream.ts'
import { ghost } from '../formats/ghost.ts'
import { giphy } from '../formats/giphy.ts'
import { gistCrm } from '../formats/gist-crm.ts'
import { gitbook } from '../formats/gitbook.ts'
import { gitea } from '../formats/gitea.ts'
import { gitee } from '../formats/gitee.ts'
import { gitguardian } from '../formats/gitguardian.ts'
import { github } from '../formats/github.ts'
import { gitlab } from '../formats/gitlab.ts'
import { gitter } from '../formats/gitter.ts'
import { gladia } from '../formats/gladia.ts'
import { glassnode } from '../formats/glassnode.ts'
import { gocardless } from '../formats/gocardless.ts'
import { godaddy } from '../formats/godaddy.ts'
import { gong } from '../formats/gong.ts'
import { goodday } from '../formats/goodday.ts'
import { google } from '../formats/google.ts'
import { gorgias } from '../formats/gorgias.ts'
import { gradle } from '../formats/gradle.ts'
import { grafana } from '../formats/grafana.ts'
import { graphhopper } from '../formats/graphhopper.ts'
import { groove } from '../formats/groove.ts'
import { groq } from '../formats/groq.ts'
import { growthbook } from '../formats/growthbook.ts'
import { gtmetrix } from '../formats/gtmetrix.ts'
import { guardian } from '../formats/guardian.ts'
import { gumroad } from '../formats/gumroad.ts'
import { gyazo } from '../formats/gyazo.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersG: readonly SecretProvider[] = [
  gcNotify,
  geckoboard,
  gemfury,
  generic,
  geoapify,
  geocodify,
  geocodio,
  getemail,
  getgeoapi,
  getresponse,
  getstream,
  ghost,
  giphy,
  gistCrm,
  gitbook,
  gitea,
  gitee,
  gitguardian,
  github,
  gitlab,
  gitter,
  gladia,
  glassnode,
  gocardless,
  godaddy,
  gong,
  goodday,
  google,
  gorgias,
  gradle,
  grafana,
  graphhopper,
  groove,
  groq,
  growthbook,
  gtmetrix,
  guardian,
  gumroad,
  gyazo,
]
