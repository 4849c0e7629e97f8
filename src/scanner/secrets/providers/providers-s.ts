/** Lists the providers with S: `npm run rules` writes it. */
import { saladCloud } from '../formats/salad-cloud.ts'
import { salescookie } from '../formats/salescookie.ts'
import { salesflare } from '../formats/salesflare.ts'
import { salesforce } from '../formats/salesforce.ts'
import { samsara } from '../formats/samsara.ts'
import { sanity } from '../formats/sanity.ts'
import { sauce } from '../formats/sauce.ts'
import { scale } from '../formats/scale.ts'
import { scaleway } from '../formats/scaleway.ts'
import { scalingo } from '../formats/scalingo.ts'
import { scrapeowl } from '../formats/scrapeowl.ts'
import { scraperapi } from '../formats/scraperapi.ts'
import { scraperbox } from '../formats/scraperbox.ts'
import { scrapestack } from '../formats/scrapestack.ts'
import { scrapfly } from '../formats/scrapfly.ts'
import { scrapingant } from '../formats/scrapingant.ts'
import { scrapingbee } from '../formats/scrapingbee.ts'
import { screenshotapi } from '../formats/screenshotapi.ts'
import { screenshotlayer } from '../formats/screenshotlayer.ts'
import { scrutinizer } from '../formats/scrutinizer.ts'
import { securitytrails } from '../formats/securitytrails.ts'
import { segment } from '../formats/segment.ts'
import { selectpdf } from '../formats/selectpdf.ts'
import { semaphore } from '../formats/semaphore.ts'
import { sendbird } from '../formats/sendbird.ts'
import { sendgrid } from '../formats/sendgrid.ts'
import { sendinblue } from '../formats/sendinblue.ts'
import { sentry } from '../formats/sentry.ts'
import { serpapi } from '../formats/serpapi.ts'
import { serper } from '../formats/serper.ts'
import { serpstack } from '../formats/serpstack.ts'
import { settlemint } from '../formats/settlemint.ts'
import { sherpadesk } from '../formats/sherpadesk.ts'
import { shippo } from '../formats/shippo.ts'
import { shodan } from '../formats/shodan.ts'
import { shopify } from '../formats/shopify.ts'
import { shortcut } from '../formats/shortcut.ts'
import { shotstack } from '../formats/shotstack.ts'
import { shutterstock } from '../formats/shutterstock.ts'
import { sidekiq } from '../formats/sidekiq.ts'
import { signalwire } from '../formats/signalwire.ts'
import { signaturit } from '../formats/signaturit.ts'
import { signupgenius } from '../formats/signupgenius.ts'
import { sigopt } from '../formats/sigopt.ts'
import { siliconflow } from '../formats/siliconflow.ts'
import { simfin } from '../formats/simfin.ts'
import { simplesat } from '../formats/simplesat.ts'
import { sinch } from '../formats/sinch.ts'
import { skrapp } from '../formats/skrapp.ts'
import { slack } from '../formats/slack.ts'
import { smartsheet } from '../formats/smartsheet.ts'
import { smooch } from '../formats/smooch.ts'
import { snipcart } from '../formats/snipcart.ts'
import { snowflake } from '../formats/snowflake.ts'
import { snyk } from '../formats/snyk.ts'
import { socket } from '../formats/socket.ts'
import { sonarcloud } from '../formats/sonarcloud.ts'
import { sonarqube } from '../formats/sonarqube.ts'
import { sourcegraph } from '../formats/sourcegraph.ts'
import { sparkpost } from '../formats/sparkpost.ts'
import { spectral } from '../formats/spectral.ts'
import { speechtextAi } from '../formats/speechtext-ai.ts'
import { splunk } from '../formats/splunk.ts'
import { spoonacular } from '../formats/spoonacular.ts'
import { sportmonks } from '../formats/sportmonks.ts'
import { spotify } from '../formats/spotify.ts'
import { square } from '../formats/square.ts'
import { squarespace } from '../formats/squarespace.ts'
import { sslmate } from '../formats/sslmate.ts'
import { stability } from '../formats/stability.ts'
import { stackhawk } from '../formats/stackhawk.ts'
import { statuscake } from '../formats/statuscake.ts'
import { statuspage } from '../formats/statuspage.ts'
import { statuspal } from '../formats/statuspal.ts'
import { steam } from '../formats/steam.ts'
import { stockdata } from '../formats/stockdata.ts'
import { storecove } from '../formats/storecove.ts'
import { stormboard } from '../formats/stormboard.ts'
import { stormglass } from '../formats/stormglass.ts'
import { storyblok } from '../formats/storyblok.ts'
import { strava } from '../formats/strava.ts'
import { streak } from '../formats/streak.ts'
import { stripe } from '../formats/stripe.ts'
import { stytch } from '../formats/stytch.ts'
import { sumologic } from '../formats/sumologic.ts'
import { supabase } from '../formats/supabase.ts'
import { supernotes } from '../formats/supernotes.ts'
import { surveysparrow } from '../formats/surveysparrow.ts'
import { survicate } from '../formats/survicate.ts'
import { svix } from '../formats/svix.ts'
import { swiftype } from '../formats/swiftype.ts'
import { symfony } from '../formats/symfony.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersS: readonly SecretProvider[] = [
  saladCloud,
  salescookie,
  salesflare,
  salesforce,
  samsara,
  sanity,
  sauce,
  scale,
  scaleway,
  scalingo,
  scrapeowl,
  scraperapi,
  scraperbox,
  scrapestack,
  scrapfly,
  scrapingant,
  scrapingbee,
  screenshotapi,
  screenshotlayer,
  scrutinizer,
  securitytrails,
  segment,
  selectpdf,
  semaphore,
  sendbird,
  sendgrid,
  sendinblue,
  sentry,
  serpapi,
  serper,
  serpstack,
  settlemint,
  sherpadesk,
  shippo,
  shodan,
  shopify,
  shortcut,
  shotstack,
  shutterstock,
  sidekiq,
  signalwire,
  signaturit,
  signupgenius,
  sigopt,
  siliconflow,
  simfin,
  simplesat,
  sinch,
  skrapp,
  slack,
  smartsheet,
  smooch,
  snipcart,
  snowflake,
  snyk,
  socket,
  sonarcloud,
  sonarqube,
  sourcegraph,
  sparkpost,
  spectral,
  speechtextAi,
  splunk,
  spoonacular,
  sportmonks,
  spotify,
  square,
  squarespace,
  sslmate,
  stability,
  stackhawk,
  statuscake,
  statuspage,
  statuspal,
  steam,
  stockdata,
  storecove,
  stormboard,
  stormglass,
  storyblok,
  strava,
  streak,
  stripe,
  stytch,
  sumologic,
  supabase,
  supernotes,
  surveysparrow,
  survicate,
  svix,
  swiftype,
  symfony,
]
