/** Says which providers of secrets are known: written by `npm run rules` from formats/. */
import { ably } from './formats/ably.ts'
import { abstractApi } from './formats/abstract-api.ts'
import { abuseipdb } from './formats/abuseipdb.ts'
import { accuweather } from './formats/accuweather.ts'
import { adafruit } from './formats/adafruit.ts'
import { adobe } from './formats/adobe.ts'
import { adyen } from './formats/adyen.ts'
import { affinity } from './formats/affinity.ts'
import { age } from './formats/age.ts'
import { agora } from './formats/agora.ts'
import { ai21 } from './formats/ai21.ts'
import { airbrake } from './formats/airbrake.ts'
import { airship } from './formats/airship.ts'
import { airtable } from './formats/airtable.ts'
import { airvisual } from './formats/airvisual.ts'
import { aiven } from './formats/aiven.ts'
import { akamai } from './formats/akamai.ts'
import { alchemy } from './formats/alchemy.ts'
import { algolia } from './formats/algolia.ts'
import { alibaba } from './formats/alibaba.ts'
import { amadeus } from './formats/amadeus.ts'
import { amazon } from './formats/amazon.ts'
import { ambee } from './formats/ambee.ts'
import { amplitude } from './formats/amplitude.ts'
import { anthropic } from './formats/anthropic.ts'
import { anypoint } from './formats/anypoint.ts'
import { api2cart } from './formats/api2cart.ts'
import { apiflash } from './formats/apiflash.ts'
import { apify } from './formats/apify.ts'
import { apilayer } from './formats/apilayer.ts'
import { apimetrics } from './formats/apimetrics.ts'
import { apitemplate } from './formats/apitemplate.ts'
import { apolloGraphql } from './formats/apollo-graphql.ts'
import { apolloIo } from './formats/apollo-io.ts'
import { appsflyer } from './formats/appsflyer.ts'
import { appsynergy } from './formats/appsynergy.ts'
import { appveyor } from './formats/appveyor.ts'
import { artifactory } from './formats/artifactory.ts'
import { asana } from './formats/asana.ts'
import { assemblyai } from './formats/assemblyai.ts'
import { astra } from './formats/astra.ts'
import { atera } from './formats/atera.ts'
import { atlassian } from './formats/atlassian.ts'
import { audd } from './formats/audd.ts'
import { auth0 } from './formats/auth0.ts'
import { authress } from './formats/authress.ts'
import { autodesk } from './formats/autodesk.ts'
import { autopilot } from './formats/autopilot.ts'
import { avalara } from './formats/avalara.ts'
import { avaza } from './formats/avaza.ts'
import { aviationstack } from './formats/aviationstack.ts'
import { aws } from './formats/aws.ts'
import { axiom } from './formats/axiom.ts'
import { axonaut } from './formats/axonaut.ts'
import { azure } from './formats/azure.ts'
import { baidu } from './formats/baidu.ts'
import { bannerbear } from './formats/bannerbear.ts'
import { baremetrics } from './formats/baremetrics.ts'
import { baseten } from './formats/baseten.ts'
import { basicAuth } from './formats/basic-auth.ts'
import { beamer } from './formats/beamer.ts'
import { beebole } from './formats/beebole.ts'
import { besnappy } from './formats/besnappy.ts'
import { besttime } from './formats/besttime.ts'
import { betterStack } from './formats/better-stack.ts'
import { bitbar } from './formats/bitbar.ts'
import { bitcoinaverage } from './formats/bitcoinaverage.ts'
import { bitfinex } from './formats/bitfinex.ts'
import { bitly } from './formats/bitly.ts'
import { bitmex } from './formats/bitmex.ts'
import { bitrise } from './formats/bitrise.ts'
import { bittrex } from './formats/bittrex.ts'
import { blazemeter } from './formats/blazemeter.ts'
import { blockfrost } from './formats/blockfrost.ts'
import { blocknative } from './formats/blocknative.ts'
import { bluesky } from './formats/bluesky.ts'
import { blynk } from './formats/blynk.ts'
import { boostnote } from './formats/boostnote.ts'
import { borgbase } from './formats/borgbase.ts'
import { box } from './formats/box.ts'
import { branchIo } from './formats/branch-io.ts'
import { brandfetch } from './formats/brandfetch.ts'
import { braze } from './formats/braze.ts'
import { brightdata } from './formats/brightdata.ts'
import { browserless } from './formats/browserless.ts'
import { browserstack } from './formats/browserstack.ts'
import { browshot } from './formats/browshot.ts'
import { bscscan } from './formats/bscscan.ts'
import { buddyns } from './formats/buddyns.ts'
import { budibase } from './formats/budibase.ts'
import { bugherd } from './formats/bugherd.ts'
import { bugsnag } from './formats/bugsnag.ts'
import { buildkite } from './formats/buildkite.ts'
import { bunny } from './formats/bunny.ts'
import { buttercms } from './formats/buttercms.ts'
import { calCom } from './formats/cal-com.ts'
import { calendarific } from './formats/calendarific.ts'
import { calorieninja } from './formats/calorieninja.ts'
import { campayn } from './formats/campayn.ts'
import { canny } from './formats/canny.ts'
import { canva } from './formats/canva.ts'
import { capsuleCrm } from './formats/capsule-crm.ts'
import { carbonInterface } from './formats/carbon-interface.ts'
import { censys } from './formats/censys.ts'
import { centralStation } from './formats/central-station.ts'
import { cerebras } from './formats/cerebras.ts'
import { cfx } from './formats/cfx.ts'
import { chargebee } from './formats/chargebee.ts'
import { chartmogul } from './formats/chartmogul.ts'
import { chatfuel } from './formats/chatfuel.ts'
import { checkly } from './formats/checkly.ts'
import { checkoutCom } from './formats/checkout-com.ts'
import { chiefTools } from './formats/chief-tools.ts'
import { chroma } from './formats/chroma.ts'
import { cicero } from './formats/cicero.ts'
import { circleci } from './formats/circleci.ts'
import { citrix } from './formats/citrix.ts'
import { clarifai } from './formats/clarifai.ts'
import { clay } from './formats/clay.ts'
import { clearbit } from './formats/clearbit.ts'
import { clickhouse } from './formats/clickhouse.ts'
import { clickup } from './formats/clickup.ts'
import { cliengo } from './formats/cliengo.ts'
import { clockify } from './formats/clockify.ts'
import { clojars } from './formats/clojars.ts'
import { close } from './formats/close.ts'
import { cloudflare } from './formats/cloudflare.ts'
import { cloudimage } from './formats/cloudimage.ts'
import { cloudinary } from './formats/cloudinary.ts'
import { cloudmersive } from './formats/cloudmersive.ts'
import { cloudsight } from './formats/cloudsight.ts'
import { cloudsmith } from './formats/cloudsmith.ts'
import { cockroachdb } from './formats/cockroachdb.ts'
import { coda } from './formats/coda.ts'
import { codacy } from './formats/codacy.ts'
import { codeclimate } from './formats/codeclimate.ts'
import { codecov } from './formats/codecov.ts'
import { codemagic } from './formats/codemagic.ts'
import { codequiry } from './formats/codequiry.ts'
import { coderabbit } from './formats/coderabbit.ts'
import { codeship } from './formats/codeship.ts'
import { cohere } from './formats/cohere.ts'
import { coinapi } from './formats/coinapi.ts'
import { coinbase } from './formats/coinbase.ts'
import { coinlayer } from './formats/coinlayer.ts'
import { coinmarketcap } from './formats/coinmarketcap.ts'
import { collect2 } from './formats/collect2.ts'
import { column } from './formats/column.ts'
import { commandPassword } from './formats/command-password.ts'
import { commercejs } from './formats/commercejs.ts'
import { confluent } from './formats/confluent.ts'
import { contentful } from './formats/contentful.ts'
import { convertapi } from './formats/convertapi.ts'
import { copper } from './formats/copper.ts'
import { coralogix } from './formats/coralogix.ts'
import { courier } from './formats/courier.ts'
import { coveralls } from './formats/coveralls.ts'
import { coze } from './formats/coze.ts'
import { craftmypdf } from './formats/craftmypdf.ts'
import { crates } from './formats/crates.ts'
import { crowdin } from './formats/crowdin.ts'
import { cryptocompare } from './formats/cryptocompare.ts'
import { currencyfreaks } from './formats/currencyfreaks.ts'
import { currencylayer } from './formats/currencylayer.ts'
import { currencyscoop } from './formats/currencyscoop.ts'
import { currentsApi } from './formats/currents-api.ts'
import { cursor } from './formats/cursor.ts'
import { customerIo } from './formats/customer-io.ts'
import { cypress } from './formats/cypress.ts'
import { daily } from './formats/daily.ts'
import { dandelion } from './formats/dandelion.ts'
import { dareboost } from './formats/dareboost.ts'
import { dataGov } from './formats/data-gov.ts'
import { database } from './formats/database.ts'
import { databento } from './formats/databento.ts'
import { databox } from './formats/databox.ts'
import { databricks } from './formats/databricks.ts'
import { datadog } from './formats/datadog.ts'
import { deepai } from './formats/deepai.ts'
import { deepgram } from './formats/deepgram.ts'
import { deepl } from './formats/deepl.ts'
import { deepseek } from './formats/deepseek.ts'
import { definedNetworking } from './formats/defined-networking.ts'
import { delighted } from './formats/delighted.ts'
import { deno } from './formats/deno.ts'
import { dependencyTrack } from './formats/dependency-track.ts'
import { descope } from './formats/descope.ts'
import { detectlanguage } from './formats/detectlanguage.ts'
import { devcycle } from './formats/devcycle.ts'
import { dfuse } from './formats/dfuse.ts'
import { diffbot } from './formats/diffbot.ts'
import { diggernaut } from './formats/diggernaut.ts'
import { digitalocean } from './formats/digitalocean.ts'
import { directus } from './formats/directus.ts'
import { discord } from './formats/discord.ts'
import { disqus } from './formats/disqus.ts'
import { ditto } from './formats/ditto.ts'
import { django } from './formats/django.ts'
import { dnsimple } from './formats/dnsimple.ts'
import { docker } from './formats/docker.ts'
import { docparser } from './formats/docparser.ts'
import { docusign } from './formats/docusign.ts'
import { doppler } from './formats/doppler.ts'
import { drift } from './formats/drift.ts'
import { dronahq } from './formats/dronahq.ts'
import { drone } from './formats/drone.ts'
import { dropbox } from './formats/dropbox.ts'
import { dub } from './formats/dub.ts'
import { duffel } from './formats/duffel.ts'
import { duo } from './formats/duo.ts'
import { dvcStudio } from './formats/dvc-studio.ts'
import { dwolla } from './formats/dwolla.ts'
import { dynalist } from './formats/dynalist.ts'
import { dynatrace } from './formats/dynatrace.ts'
import { dyspatch } from './formats/dyspatch.ts'
import { e2b } from './formats/e2b.ts'
import { easypost } from './formats/easypost.ts'
import { easyship } from './formats/easyship.ts'
import { ebay } from './formats/ebay.ts'
import { edamam } from './formats/edamam.ts'
import { edenred } from './formats/edenred.ts'
import { elastic } from './formats/elastic.ts'
import { elasticEmail } from './formats/elastic-email.ts'
import { elevenlabs } from './formats/elevenlabs.ts'
import { endorLabs } from './formats/endor-labs.ts'
import { enigma } from './formats/enigma.ts'
import { envoy } from './formats/envoy.ts'
import { eraser } from './formats/eraser.ts'
import { etherscan } from './formats/etherscan.ts'
import { ethplorer } from './formats/ethplorer.ts'
import { etsy } from './formats/etsy.ts'
import { eventbrite } from './formats/eventbrite.ts'
import { everhour } from './formats/everhour.ts'
import { exa } from './formats/exa.ts'
import { exchangerateApi } from './formats/exchangerate-api.ts'
import { exchangerates } from './formats/exchangerates.ts'
import { expo } from './formats/expo.ts'
import { extractorapi } from './formats/extractorapi.ts'
import { facebook } from './formats/facebook.ts'
import { fal } from './formats/fal.ts'
import { fastly } from './formats/fastly.ts'
import { fastmail } from './formats/fastmail.ts'
import { fauna } from './formats/fauna.ts'
import { feedier } from './formats/feedier.ts'
import { fetchrss } from './formats/fetchrss.ts'
import { figma } from './formats/figma.ts'
import { filezilla } from './formats/filezilla.ts'
import { finage } from './formats/finage.ts'
import { finicity } from './formats/finicity.ts'
import { finnhub } from './formats/finnhub.ts'
import { firehydrant } from './formats/firehydrant.ts'
import { fireworks } from './formats/fireworks.ts'
import { fixer } from './formats/fixer.ts'
import { flagsmith } from './formats/flagsmith.ts'
import { flatIo } from './formats/flat-io.ts'
import { fleetbase } from './formats/fleetbase.ts'
import { flexport } from './formats/flexport.ts'
import { flickr } from './formats/flickr.ts'
import { flightapi } from './formats/flightapi.ts'
import { float } from './formats/float.ts'
import { flutterwave } from './formats/flutterwave.ts'
import { fly } from './formats/fly.ts'
import { fmp } from './formats/fmp.ts'
import { formcraft } from './formats/formcraft.ts'
import { fortnox } from './formats/fortnox.ts'
import { foursquare } from './formats/foursquare.ts'
import { frameio } from './formats/frameio.ts'
import { freemius } from './formats/freemius.ts'
import { freshbooks } from './formats/freshbooks.ts'
import { freshdesk } from './formats/freshdesk.ts'
import { friendli } from './formats/friendli.ts'
import { fulcrum } from './formats/fulcrum.ts'
import { fullcontact } from './formats/fullcontact.ts'
import { fullstory } from './formats/fullstory.ts'
import { gcNotify } from './formats/gc-notify.ts'
import { geckoboard } from './formats/geckoboard.ts'
import { gemfury } from './formats/gemfury.ts'
import { generic } from './formats/generic.ts'
import { geoapify } from './formats/geoapify.ts'
import { geocodify } from './formats/geocodify.ts'
import { geocodio } from './formats/geocodio.ts'
import { getemail } from './formats/getemail.ts'
import { getgeoapi } from './formats/getgeoapi.ts'
import { getresponse } from './formats/getresponse.ts'
import { getstream } from './formats/getstream.ts'
import { ghost } from './formats/ghost.ts'
import { giphy } from './formats/giphy.ts'
import { gistCrm } from './formats/gist-crm.ts'
import { gitbook } from './formats/gitbook.ts'
import { gitea } from './formats/gitea.ts'
import { gitee } from './formats/gitee.ts'
import { gitguardian } from './formats/gitguardian.ts'
import { github } from './formats/github.ts'
import { gitlab } from './formats/gitlab.ts'
import { gitter } from './formats/gitter.ts'
import { gladia } from './formats/gladia.ts'
import { glassnode } from './formats/glassnode.ts'
import { gocardless } from './formats/gocardless.ts'
import { godaddy } from './formats/godaddy.ts'
import { gong } from './formats/gong.ts'
import { goodday } from './formats/goodday.ts'
import { google } from './formats/google.ts'
import { gorgias } from './formats/gorgias.ts'
import { gradle } from './formats/gradle.ts'
import { grafana } from './formats/grafana.ts'
import { graphhopper } from './formats/graphhopper.ts'
import { groove } from './formats/groove.ts'
import { groq } from './formats/groq.ts'
import { growthbook } from './formats/growthbook.ts'
import { gtmetrix } from './formats/gtmetrix.ts'
import { guardian } from './formats/guardian.ts'
import { gumroad } from './formats/gumroad.ts'
import { gyazo } from './formats/gyazo.ts'
import { happyscribe } from './formats/happyscribe.ts'
import { harness } from './formats/harness.ts'
import { harvest } from './formats/harvest.ts'
import { hashicorp } from './formats/hashicorp.ts'
import { hasura } from './formats/hasura.ts'
import { helicone } from './formats/helicone.ts'
import { hellosign } from './formats/hellosign.ts'
import { helpscout } from './formats/helpscout.ts'
import { here } from './formats/here.ts'
import { heroku } from './formats/heroku.ts'
import { hetzner } from './formats/hetzner.ts'
import { highnote } from './formats/highnote.ts'
import { hightouch } from './formats/hightouch.ts'
import { hiveage } from './formats/hiveage.ts'
import { holidayapi } from './formats/holidayapi.ts'
import { honeybadger } from './formats/honeybadger.ts'
import { honeycomb } from './formats/honeycomb.ts'
import { hookdeck } from './formats/hookdeck.ts'
import { hop } from './formats/hop.ts'
import { html2pdf } from './formats/html2pdf.ts'
import { hubspot } from './formats/hubspot.ts'
import { huggingface } from './formats/huggingface.ts'
import { humanitec } from './formats/humanitec.ts'
import { humanity } from './formats/humanity.ts'
import { hunter } from './formats/hunter.ts'
import { ibm } from './formats/ibm.ts'
import { iconfinder } from './formats/iconfinder.ts'
import { iexCloud } from './formats/iex-cloud.ts'
import { imagekit } from './formats/imagekit.ts'
import { imagga } from './formats/imagga.ts'
import { imgix } from './formats/imgix.ts'
import { imgur } from './formats/imgur.ts'
import { infisical } from './formats/infisical.ts'
import { influxdb } from './formats/influxdb.ts'
import { infracost } from './formats/infracost.ts'
import { infura } from './formats/infura.ts'
import { inngest } from './formats/inngest.ts'
import { insightly } from './formats/insightly.ts'
import { instamojo } from './formats/instamojo.ts'
import { intercom } from './formats/intercom.ts'
import { intra42 } from './formats/intra42.ts'
import { intrinio } from './formats/intrinio.ts'
import { ionic } from './formats/ionic.ts'
import { ip2location } from './formats/ip2location.ts'
import { ipgeolocation } from './formats/ipgeolocation.ts'
import { ipinfo } from './formats/ipinfo.ts'
import { ipinfodb } from './formats/ipinfodb.ts'
import { ipqualityscore } from './formats/ipqualityscore.ts'
import { ipstack } from './formats/ipstack.ts'
import { iterable } from './formats/iterable.ts'
import { jdCloud } from './formats/jd-cloud.ts'
import { jdbc } from './formats/jdbc.ts'
import { jenkins } from './formats/jenkins.ts'
import { jina } from './formats/jina.ts'
import { jotform } from './formats/jotform.ts'
import { jumpcloud } from './formats/jumpcloud.ts'
import { jupiterone } from './formats/jupiterone.ts'
import { juro } from './formats/juro.ts'
import { jwt } from './formats/jwt.ts'
import { kagi } from './formats/kagi.ts'
import { keen } from './formats/keen.ts'
import { keycloak } from './formats/keycloak.ts'
import { keygen } from './formats/keygen.ts'
import { keyward } from './formats/keyward.ts'
import { kickbox } from './formats/kickbox.ts'
import { kinsta } from './formats/kinsta.ts'
import { klarna } from './formats/klarna.ts'
import { klaviyo } from './formats/klaviyo.ts'
import { klipfolio } from './formats/klipfolio.ts'
import { knapsackPro } from './formats/knapsack-pro.ts'
import { kong } from './formats/kong.ts'
import { kraken } from './formats/kraken.ts'
import { kubernetes } from './formats/kubernetes.ts'
import { kucoin } from './formats/kucoin.ts'
import { kylas } from './formats/kylas.ts'
import { lakera } from './formats/lakera.ts'
import { langfuse } from './formats/langfuse.ts'
import { langsmith } from './formats/langsmith.ts'
import { languagelayer } from './formats/languagelayer.ts'
import { lark } from './formats/lark.ts'
import { lastfm } from './formats/lastfm.ts'
import { launchdarkly } from './formats/launchdarkly.ts'
import { ldap } from './formats/ldap.ts'
import { leadfeeder } from './formats/leadfeeder.ts'
import { leanplum } from './formats/leanplum.ts'
import { lemlist } from './formats/lemlist.ts'
import { lever } from './formats/lever.ts'
import { lichess } from './formats/lichess.ts'
import { lightspeed } from './formats/lightspeed.ts'
import { line } from './formats/line.ts'
import { linear } from './formats/linear.ts'
import { linkedin } from './formats/linkedin.ts'
import { linkly } from './formats/linkly.ts'
import { linkpreview } from './formats/linkpreview.ts'
import { linode } from './formats/linode.ts'
import { liveagent } from './formats/liveagent.ts'
import { liveblocks } from './formats/liveblocks.ts'
import { livekit } from './formats/livekit.ts'
import { llamaCloud } from './formats/llama-cloud.ts'
import { loadmill } from './formats/loadmill.ts'
import { lob } from './formats/lob.ts'
import { localstack } from './formats/localstack.ts'
import { locationiq } from './formats/locationiq.ts'
import { loggly } from './formats/loggly.ts'
import { logicmonitor } from './formats/logicmonitor.ts'
import { loginradius } from './formats/loginradius.ts'
import { logzIo } from './formats/logz-io.ts'
import { lokalise } from './formats/lokalise.ts'
import { looker } from './formats/looker.ts'
import { loyverse } from './formats/loyverse.ts'
import { lunchMoney } from './formats/lunch-money.ts'
import { luno } from './formats/luno.ts'
import { madkudu } from './formats/madkudu.ts'
import { magnetic } from './formats/magnetic.ts'
import { mailboxlayer } from './formats/mailboxlayer.ts'
import { mailchimp } from './formats/mailchimp.ts'
import { mailerlite } from './formats/mailerlite.ts'
import { mailersend } from './formats/mailersend.ts'
import { mailgun } from './formats/mailgun.ts'
import { mailjet } from './formats/mailjet.ts'
import { mailmodo } from './formats/mailmodo.ts'
import { mailsac } from './formats/mailsac.ts'
import { mailtrap } from './formats/mailtrap.ts'
import { mandrill } from './formats/mandrill.ts'
import { mapbox } from './formats/mapbox.ts'
import { mapquest } from './formats/mapquest.ts'
import { marketstack } from './formats/marketstack.ts'
import { matrix } from './formats/matrix.ts'
import { mattermost } from './formats/mattermost.ts'
import { mavenlink } from './formats/mavenlink.ts'
import { maxmind } from './formats/maxmind.ts'
import { mediastack } from './formats/mediastack.ts'
import { meistertask } from './formats/meistertask.ts'
import { meraki } from './formats/meraki.ts'
import { mercadopago } from './formats/mercadopago.ts'
import { mergify } from './formats/mergify.ts'
import { mesibo } from './formats/mesibo.ts'
import { messagebird } from './formats/messagebird.ts'
import { metabase } from './formats/metabase.ts'
import { microsoftTeams } from './formats/microsoft-teams.ts'
import { midtrans } from './formats/midtrans.ts'
import { minio } from './formats/minio.ts'
import { miro } from './formats/miro.ts'
import { mistral } from './formats/mistral.ts'
import { mixmax } from './formats/mixmax.ts'
import { mixpanel } from './formats/mixpanel.ts'
import { mockaroo } from './formats/mockaroo.ts'
import { modal } from './formats/modal.ts'
import { mollie } from './formats/mollie.ts'
import { mongodb } from './formats/mongodb.ts'
import { monkeylearn } from './formats/monkeylearn.ts'
import { moonclerk } from './formats/moonclerk.ts'
import { moonshot } from './formats/moonshot.ts'
import { moosend } from './formats/moosend.ts'
import { moralis } from './formats/moralis.ts'
import { mozilla } from './formats/mozilla.ts'
import { mux } from './formats/mux.ts'
import { mysql } from './formats/mysql.ts'
import { nasa } from './formats/nasa.ts'
import { nasdaq } from './formats/nasdaq.ts'
import { neon } from './formats/neon.ts'
import { netlify } from './formats/netlify.ts'
import { netrc } from './formats/netrc.ts'
import { newrelic } from './formats/newrelic.ts'
import { newsapi } from './formats/newsapi.ts'
import { newscatcher } from './formats/newscatcher.ts'
import { nextauth } from './formats/nextauth.ts'
import { nftport } from './formats/nftport.ts'
import { ngrok } from './formats/ngrok.ts'
import { nicereply } from './formats/nicereply.ts'
import { nightfall } from './formats/nightfall.ts'
import { nimble } from './formats/nimble.ts'
import { noticeable } from './formats/noticeable.ts'
import { notion } from './formats/notion.ts'
import { novu } from './formats/novu.ts'
import { nozbe } from './formats/nozbe.ts'
import { npm } from './formats/npm.ts'
import { nuget } from './formats/nuget.ts'
import { numverify } from './formats/numverify.ts'
import { nutritionix } from './formats/nutritionix.ts'
import { nvidia } from './formats/nvidia.ts'
import { nylas } from './formats/nylas.ts'
import { nytimes } from './formats/nytimes.ts'
import { oanda } from './formats/oanda.ts'
import { octopusDeploy } from './formats/octopus-deploy.ts'
import { okta } from './formats/okta.ts'
import { ollama } from './formats/ollama.ts'
import { omnisend } from './formats/omnisend.ts'
import { onelogin } from './formats/onelogin.ts'
import { onepassword } from './formats/onepassword.ts'
import { onesignal } from './formats/onesignal.ts'
import { onfleet } from './formats/onfleet.ts'
import { oopspam } from './formats/oopspam.ts'
import { openai } from './formats/openai.ts'
import { opencage } from './formats/opencage.ts'
import { openrouter } from './formats/openrouter.ts'
import { openshift } from './formats/openshift.ts'
import { openstack } from './formats/openstack.ts'
import { openuv } from './formats/openuv.ts'
import { openvsx } from './formats/openvsx.ts'
import { openweather } from './formats/openweather.ts'
import { opsgenie } from './formats/opsgenie.ts'
import { optimizely } from './formats/optimizely.ts'
import { otpauth } from './formats/otpauth.ts'
import { overloop } from './formats/overloop.ts'
import { owlbot } from './formats/owlbot.ts'
import { packagecloud } from './formats/packagecloud.ts'
import { packagist } from './formats/packagist.ts'
import { paddle } from './formats/paddle.ts'
import { pagarme } from './formats/pagarme.ts'
import { pagerduty } from './formats/pagerduty.ts'
import { pandadoc } from './formats/pandadoc.ts'
import { pandascore } from './formats/pandascore.ts'
import { pangea } from './formats/pangea.ts'
import { paralleldots } from './formats/paralleldots.ts'
import { parseur } from './formats/parseur.ts'
import { particle } from './formats/particle.ts'
import { partnerstack } from './formats/partnerstack.ts'
import { password } from './formats/password.ts'
import { passwordHash } from './formats/password-hash.ts'
import { pastebin } from './formats/pastebin.ts'
import { paydirtapp } from './formats/paydirtapp.ts'
import { paymo } from './formats/paymo.ts'
import { paypal } from './formats/paypal.ts'
import { paystack } from './formats/paystack.ts'
import { pdflayer } from './formats/pdflayer.ts'
import { pdfshift } from './formats/pdfshift.ts'
import { pendo } from './formats/pendo.ts'
import { peopledatalabs } from './formats/peopledatalabs.ts'
import { pepipost } from './formats/pepipost.ts'
import { percy } from './formats/percy.ts'
import { perplexity } from './formats/perplexity.ts'
import { persona } from './formats/persona.ts'
import { photoroom } from './formats/photoroom.ts'
import { phrase } from './formats/phrase.ts'
import { pinata } from './formats/pinata.ts'
import { pinecone } from './formats/pinecone.ts'
import { pinterest } from './formats/pinterest.ts'
import { pipedream } from './formats/pipedream.ts'
import { pipedrive } from './formats/pipedrive.ts'
import { pivotalTracker } from './formats/pivotal-tracker.ts'
import { pixabay } from './formats/pixabay.ts'
import { plaid } from './formats/plaid.ts'
import { planetscale } from './formats/planetscale.ts'
import { planyo } from './formats/planyo.ts'
import { plivo } from './formats/plivo.ts'
import { podio } from './formats/podio.ts'
import { polar } from './formats/polar.ts'
import { pollsapi } from './formats/pollsapi.ts'
import { poloniex } from './formats/poloniex.ts'
import { polygon } from './formats/polygon.ts'
import { portainer } from './formats/portainer.ts'
import { positionstack } from './formats/positionstack.ts'
import { postageapp } from './formats/postageapp.ts'
import { postgres } from './formats/postgres.ts'
import { posthog } from './formats/posthog.ts'
import { postman } from './formats/postman.ts'
import { postmark } from './formats/postmark.ts'
import { powershell } from './formats/powershell.ts'
import { powrbot } from './formats/powrbot.ts'
import { prefect } from './formats/prefect.ts'
import { privacyCom } from './formats/privacy-com.ts'
import { privateAi } from './formats/private-ai.ts'
import { privateKey } from './formats/private-key.ts'
import { prodpad } from './formats/prodpad.ts'
import { protocolsio } from './formats/protocolsio.ts'
import { proxmox } from './formats/proxmox.ts'
import { proxycrawl } from './formats/proxycrawl.ts'
import { pubnub } from './formats/pubnub.ts'
import { pulumi } from './formats/pulumi.ts'
import { purestake } from './formats/purestake.ts'
import { pushbullet } from './formats/pushbullet.ts'
import { pusher } from './formats/pusher.ts'
import { pushover } from './formats/pushover.ts'
import { pypi } from './formats/pypi.ts'
import { qase } from './formats/qase.ts'
import { qdrant } from './formats/qdrant.ts'
import { qualaroo } from './formats/qualaroo.ts'
import { qubole } from './formats/qubole.ts'
import { queryString } from './formats/query-string.ts'
import { rails } from './formats/rails.ts'
import { railway } from './formats/railway.ts'
import { ramp } from './formats/ramp.ts'
import { rapidapi } from './formats/rapidapi.ts'
import { rawg } from './formats/rawg.ts'
import { razorpay } from './formats/razorpay.ts'
import { reachmail } from './formats/reachmail.ts'
import { readme } from './formats/readme.ts'
import { rebrandly } from './formats/rebrandly.ts'
import { recaptcha } from './formats/recaptcha.ts'
import { recharge } from './formats/recharge.ts'
import { redis } from './formats/redis.ts'
import { refiner } from './formats/refiner.ts'
import { render } from './formats/render.ts'
import { replicate } from './formats/replicate.ts'
import { replyIo } from './formats/reply-io.ts'
import { requestFinance } from './formats/request-finance.ts'
import { resend } from './formats/resend.ts'
import { restpack } from './formats/restpack.ts'
import { retell } from './formats/retell.ts'
import { ringcentral } from './formats/ringcentral.ts'
import { riot } from './formats/riot.ts'
import { ritekit } from './formats/ritekit.ts'
import { robinhood } from './formats/robinhood.ts'
import { rocketreach } from './formats/rocketreach.ts'
import { rockset } from './formats/rockset.ts'
import { rollbar } from './formats/rollbar.ts'
import { rootly } from './formats/rootly.ts'
import { route4me } from './formats/route4me.ts'
import { rownd } from './formats/rownd.ts'
import { rubygems } from './formats/rubygems.ts'
import { runpod } from './formats/runpod.ts'
import { runway } from './formats/runway.ts'
import { saladCloud } from './formats/salad-cloud.ts'
import { salescookie } from './formats/salescookie.ts'
import { salesflare } from './formats/salesflare.ts'
import { salesforce } from './formats/salesforce.ts'
import { samsara } from './formats/samsara.ts'
import { sanity } from './formats/sanity.ts'
import { sauce } from './formats/sauce.ts'
import { scale } from './formats/scale.ts'
import { scaleway } from './formats/scaleway.ts'
import { scalingo } from './formats/scalingo.ts'
import { scrapeowl } from './formats/scrapeowl.ts'
import { scraperapi } from './formats/scraperapi.ts'
import { scraperbox } from './formats/scraperbox.ts'
import { scrapestack } from './formats/scrapestack.ts'
import { scrapfly } from './formats/scrapfly.ts'
import { scrapingant } from './formats/scrapingant.ts'
import { scrapingbee } from './formats/scrapingbee.ts'
import { screenshotapi } from './formats/screenshotapi.ts'
import { screenshotlayer } from './formats/screenshotlayer.ts'
import { scrutinizer } from './formats/scrutinizer.ts'
import { securitytrails } from './formats/securitytrails.ts'
import { segment } from './formats/segment.ts'
import { selectpdf } from './formats/selectpdf.ts'
import { semaphore } from './formats/semaphore.ts'
import { sendbird } from './formats/sendbird.ts'
import { sendgrid } from './formats/sendgrid.ts'
import { sendinblue } from './formats/sendinblue.ts'
import { sentry } from './formats/sentry.ts'
import { serpapi } from './formats/serpapi.ts'
import { serper } from './formats/serper.ts'
import { serpstack } from './formats/serpstack.ts'
import { settlemint } from './formats/settlemint.ts'
import { sherpadesk } from './formats/sherpadesk.ts'
import { shippo } from './formats/shippo.ts'
import { shodan } from './formats/shodan.ts'
import { shopify } from './formats/shopify.ts'
import { shortcut } from './formats/shortcut.ts'
import { shotstack } from './formats/shotstack.ts'
import { shutterstock } from './formats/shutterstock.ts'
import { sidekiq } from './formats/sidekiq.ts'
import { signalwire } from './formats/signalwire.ts'
import { signaturit } from './formats/signaturit.ts'
import { signupgenius } from './formats/signupgenius.ts'
import { sigopt } from './formats/sigopt.ts'
import { siliconflow } from './formats/siliconflow.ts'
import { simfin } from './formats/simfin.ts'
import { simplesat } from './formats/simplesat.ts'
import { sinch } from './formats/sinch.ts'
import { skrapp } from './formats/skrapp.ts'
import { slack } from './formats/slack.ts'
import { smartsheet } from './formats/smartsheet.ts'
import { smooch } from './formats/smooch.ts'
import { snipcart } from './formats/snipcart.ts'
import { snowflake } from './formats/snowflake.ts'
import { snyk } from './formats/snyk.ts'
import { socket } from './formats/socket.ts'
import { sonarcloud } from './formats/sonarcloud.ts'
import { sonarqube } from './formats/sonarqube.ts'
import { sourcegraph } from './formats/sourcegraph.ts'
import { sparkpost } from './formats/sparkpost.ts'
import { spectral } from './formats/spectral.ts'
import { speechtextAi } from './formats/speechtext-ai.ts'
import { splunk } from './formats/splunk.ts'
import { spoonacular } from './formats/spoonacular.ts'
import { sportmonks } from './formats/sportmonks.ts'
import { spotify } from './formats/spotify.ts'
import { square } from './formats/square.ts'
import { squarespace } from './formats/squarespace.ts'
import { sslmate } from './formats/sslmate.ts'
import { stability } from './formats/stability.ts'
import { stackhawk } from './formats/stackhawk.ts'
import { statuscake } from './formats/statuscake.ts'
import { statuspage } from './formats/statuspage.ts'
import { statuspal } from './formats/statuspal.ts'
import { steam } from './formats/steam.ts'
import { stockdata } from './formats/stockdata.ts'
import { storecove } from './formats/storecove.ts'
import { stormboard } from './formats/stormboard.ts'
import { stormglass } from './formats/stormglass.ts'
import { storyblok } from './formats/storyblok.ts'
import { strava } from './formats/strava.ts'
import { streak } from './formats/streak.ts'
import { stripe } from './formats/stripe.ts'
import { stytch } from './formats/stytch.ts'
import { sumologic } from './formats/sumologic.ts'
import { supabase } from './formats/supabase.ts'
import { supernotes } from './formats/supernotes.ts'
import { surveysparrow } from './formats/surveysparrow.ts'
import { survicate } from './formats/survicate.ts'
import { svix } from './formats/svix.ts'
import { swiftype } from './formats/swiftype.ts'
import { symfony } from './formats/symfony.ts'
import { tableau } from './formats/tableau.ts'
import { tailscale } from './formats/tailscale.ts'
import { tally } from './formats/tally.ts'
import { tatum } from './formats/tatum.ts'
import { tavily } from './formats/tavily.ts'
import { taxjar } from './formats/taxjar.ts'
import { teamcity } from './formats/teamcity.ts'
import { teamwork } from './formats/teamwork.ts'
import { tefter } from './formats/tefter.ts'
import { telegram } from './formats/telegram.ts'
import { teletype } from './formats/teletype.ts'
import { telnyx } from './formats/telnyx.ts'
import { tencent } from './formats/tencent.ts'
import { theOddsApi } from './formats/the-odds-api.ts'
import { thingsboard } from './formats/thingsboard.ts'
import { ticketTailor } from './formats/ticket-tailor.ts'
import { ticketmaster } from './formats/ticketmaster.ts'
import { tiingo } from './formats/tiingo.ts'
import { tiktok } from './formats/tiktok.ts'
import { timecamp } from './formats/timecamp.ts'
import { tines } from './formats/tines.ts'
import { tinybird } from './formats/tinybird.ts'
import { tmetric } from './formats/tmetric.ts'
import { todoist } from './formats/todoist.ts'
import { together } from './formats/together.ts'
import { toggl } from './formats/toggl.ts'
import { tolgee } from './formats/tolgee.ts'
import { tomtom } from './formats/tomtom.ts'
import { tradier } from './formats/tradier.ts'
import { travelpayouts } from './formats/travelpayouts.ts'
import { travis } from './formats/travis.ts'
import { trello } from './formats/trello.ts'
import { triggerDev } from './formats/trigger-dev.ts'
import { truenas } from './formats/truenas.ts'
import { twelvedata } from './formats/twelvedata.ts'
import { twilio } from './formats/twilio.ts'
import { twitch } from './formats/twitch.ts'
import { twitter } from './formats/twitter.ts'
import { tyntec } from './formats/tyntec.ts'
import { typeform } from './formats/typeform.ts'
import { typesense } from './formats/typesense.ts'
import { ubidots } from './formats/ubidots.ts'
import { unkey } from './formats/unkey.ts'
import { unleash } from './formats/unleash.ts'
import { unsplash } from './formats/unsplash.ts'
import { upcdatabase } from './formats/upcdatabase.ts'
import { uplead } from './formats/uplead.ts'
import { uploadcare } from './formats/uploadcare.ts'
import { uploadthing } from './formats/uploadthing.ts'
import { upstash } from './formats/upstash.ts'
import { uptimerobot } from './formats/uptimerobot.ts'
import { urlscan } from './formats/urlscan.ts'
import { userflow } from './formats/userflow.ts'
import { userstack } from './formats/userstack.ts'
import { valTown } from './formats/val-town.ts'
import { vantage } from './formats/vantage.ts'
import { vast } from './formats/vast.ts'
import { vatlayer } from './formats/vatlayer.ts'
import { vercel } from './formats/vercel.ts'
import { verimail } from './formats/verimail.ts'
import { veriphone } from './formats/veriphone.ts'
import { versioneye } from './formats/versioneye.ts'
import { virustotal } from './formats/virustotal.ts'
import { visualcrossing } from './formats/visualcrossing.ts'
import { voiceflow } from './formats/voiceflow.ts'
import { vonage } from './formats/vonage.ts'
import { voodoosms } from './formats/voodoosms.ts'
import { voyage } from './formats/voyage.ts'
import { vpnapi } from './formats/vpnapi.ts'
import { vultr } from './formats/vultr.ts'
import { vyte } from './formats/vyte.ts'
import { wakatime } from './formats/wakatime.ts'
import { walkscore } from './formats/walkscore.ts'
import { weatherapi } from './formats/weatherapi.ts'
import { weatherbit } from './formats/weatherbit.ts'
import { weatherstack } from './formats/weatherstack.ts'
import { webex } from './formats/webex.ts'
import { webflow } from './formats/webflow.ts'
import { webscraper } from './formats/webscraper.ts'
import { webscrapingAi } from './formats/webscraping-ai.ts'
import { weightsAndBiases } from './formats/weights-and-biases.ts'
import { whoxy } from './formats/whoxy.ts'
import { wireguard } from './formats/wireguard.ts'
import { wise } from './formats/wise.ts'
import { wistia } from './formats/wistia.ts'
import { witAi } from './formats/wit-ai.ts'
import { wiz } from './formats/wiz.ts'
import { wordpress } from './formats/wordpress.ts'
import { workos } from './formats/workos.ts'
import { worksnaps } from './formats/worksnaps.ts'
import { worldcoinindex } from './formats/worldcoinindex.ts'
import { wpengine } from './formats/wpengine.ts'
import { wrike } from './formats/wrike.ts'
import { xai } from './formats/xai.ts'
import { xata } from './formats/xata.ts'
import { xendit } from './formats/xendit.ts'
import { yandex } from './formats/yandex.ts'
import { yelp } from './formats/yelp.ts'
import { ynab } from './formats/ynab.ts'
import { yousign } from './formats/yousign.ts'
import { zapier } from './formats/zapier.ts'
import { zendesk } from './formats/zendesk.ts'
import { zenkit } from './formats/zenkit.ts'
import { zenrows } from './formats/zenrows.ts'
import { zenscrape } from './formats/zenscrape.ts'
import { zenserp } from './formats/zenserp.ts'
import { zerobounce } from './formats/zerobounce.ts'
import { zerotier } from './formats/zerotier.ts'
import { zhipu } from './formats/zhipu.ts'
import { zipcodeapi } from './formats/zipcodeapi.ts'
import { zipcodebase } from './formats/zipcodebase.ts'
import { zoho } from './formats/zoho.ts'
import { zonka } from './formats/zonka.ts'
import { zulip } from './formats/zulip.ts'
import { zuplo } from './formats/zuplo.ts'
import type { SecretProvider } from './secret-format.ts'

export const secretProviders: readonly SecretProvider[] = [
  ably,
  abstractApi,
  abuseipdb,
  accuweather,
  adafruit,
  adobe,
  adyen,
  affinity,
  age,
  agora,
  ai21,
  airbrake,
  airship,
  airtable,
  airvisual,
  aiven,
  akamai,
  alchemy,
  algolia,
  alibaba,
  amadeus,
  amazon,
  ambee,
  amplitude,
  anthropic,
  anypoint,
  api2cart,
  apiflash,
  apify,
  apilayer,
  apimetrics,
  apitemplate,
  apolloGraphql,
  apolloIo,
  appsflyer,
  appsynergy,
  appveyor,
  artifactory,
  asana,
  assemblyai,
  astra,
  atera,
  atlassian,
  audd,
  auth0,
  authress,
  autodesk,
  autopilot,
  avalara,
  avaza,
  aviationstack,
  aws,
  axiom,
  axonaut,
  azure,
  baidu,
  bannerbear,
  baremetrics,
  baseten,
  basicAuth,
  beamer,
  beebole,
  besnappy,
  besttime,
  betterStack,
  bitbar,
  bitcoinaverage,
  bitfinex,
  bitly,
  bitmex,
  bitrise,
  bittrex,
  blazemeter,
  blockfrost,
  blocknative,
  bluesky,
  blynk,
  boostnote,
  borgbase,
  box,
  branchIo,
  brandfetch,
  braze,
  brightdata,
  browserless,
  browserstack,
  browshot,
  bscscan,
  buddyns,
  budibase,
  bugherd,
  bugsnag,
  buildkite,
  bunny,
  buttercms,
  calCom,
  calendarific,
  calorieninja,
  campayn,
  canny,
  canva,
  capsuleCrm,
  carbonInterface,
  censys,
  centralStation,
  cerebras,
  cfx,
  chargebee,
  chartmogul,
  chatfuel,
  checkly,
  checkoutCom,
  chiefTools,
  chroma,
  cicero,
  circleci,
  citrix,
  clarifai,
  clay,
  clearbit,
  clickhouse,
  clickup,
  cliengo,
  clockify,
  clojars,
  close,
  cloudflare,
  cloudimage,
  cloudinary,
  cloudmersive,
  cloudsight,
  cloudsmith,
  cockroachdb,
  coda,
  codacy,
  codeclimate,
  codecov,
  codemagic,
  codequiry,
  coderabbit,
  codeship,
  cohere,
  coinapi,
  coinbase,
  coinlayer,
  coinmarketcap,
  collect2,
  column,
  commandPassword,
  commercejs,
  confluent,
  contentful,
  convertapi,
  copper,
  coralogix,
  courier,
  coveralls,
  coze,
  craftmypdf,
  crates,
  crowdin,
  cryptocompare,
  currencyfreaks,
  currencylayer,
  currencyscoop,
  currentsApi,
  cursor,
  customerIo,
  cypress,
  daily,
  dandelion,
  dareboost,
  dataGov,
  database,
  databento,
  databox,
  databricks,
  datadog,
  deepai,
  deepgram,
  deepl,
  deepseek,
  definedNetworking,
  delighted,
  deno,
  dependencyTrack,
  descope,
  detectlanguage,
  devcycle,
  dfuse,
  diffbot,
  diggernaut,
  digitalocean,
  directus,
  discord,
  disqus,
  ditto,
  django,
  dnsimple,
  docker,
  docparser,
  docusign,
  doppler,
  drift,
  dronahq,
  drone,
  dropbox,
  dub,
  duffel,
  duo,
  dvcStudio,
  dwolla,
  dynalist,
  dynatrace,
  dyspatch,
  e2b,
  easypost,
  easyship,
  ebay,
  edamam,
  edenred,
  elastic,
  elasticEmail,
  elevenlabs,
  endorLabs,
  enigma,
  envoy,
  eraser,
  etherscan,
  ethplorer,
  etsy,
  eventbrite,
  everhour,
  exa,
  exchangerateApi,
  exchangerates,
  expo,
  extractorapi,
  facebook,
  fal,
  fastly,
  fastmail,
  fauna,
  feedier,
  fetchrss,
  figma,
  filezilla,
  finage,
  finicity,
  finnhub,
  firehydrant,
  fireworks,
  fixer,
  flagsmith,
  flatIo,
  fleetbase,
  flexport,
  flickr,
  flightapi,
  float,
  flutterwave,
  fly,
  fmp,
  formcraft,
  fortnox,
  foursquare,
  frameio,
  freemius,
  freshbooks,
  freshdesk,
  friendli,
  fulcrum,
  fullcontact,
  fullstory,
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
  happyscribe,
  harness,
  harvest,
  hashicorp,
  hasura,
  helicone,
  hellosign,
  helpscout,
  here,
  heroku,
  hetzner,
  highnote,
  hightouch,
  hiveage,
  holidayapi,
  honeybadger,
  honeycomb,
  hookdeck,
  hop,
  html2pdf,
  hubspot,
  huggingface,
  humanitec,
  humanity,
  hunter,
  ibm,
  iconfinder,
  iexCloud,
  imagekit,
  imagga,
  imgix,
  imgur,
  infisical,
  influxdb,
  infracost,
  infura,
  inngest,
  insightly,
  instamojo,
  intercom,
  intra42,
  intrinio,
  ionic,
  ip2location,
  ipgeolocation,
  ipinfo,
  ipinfodb,
  ipqualityscore,
  ipstack,
  iterable,
  jdCloud,
  jdbc,
  jenkins,
  jina,
  jotform,
  jumpcloud,
  jupiterone,
  juro,
  jwt,
  kagi,
  keen,
  keycloak,
  keygen,
  keyward,
  kickbox,
  kinsta,
  klarna,
  klaviyo,
  klipfolio,
  knapsackPro,
  kong,
  kraken,
  kubernetes,
  kucoin,
  kylas,
  lakera,
  langfuse,
  langsmith,
  languagelayer,
  lark,
  lastfm,
  launchdarkly,
  ldap,
  leadfeeder,
  leanplum,
  lemlist,
  lever,
  lichess,
  lightspeed,
  line,
  linear,
  linkedin,
  linkly,
  linkpreview,
  linode,
  liveagent,
  liveblocks,
  livekit,
  llamaCloud,
  loadmill,
  lob,
  localstack,
  locationiq,
  loggly,
  logicmonitor,
  loginradius,
  logzIo,
  lokalise,
  looker,
  loyverse,
  lunchMoney,
  luno,
  madkudu,
  magnetic,
  mailboxlayer,
  mailchimp,
  mailerlite,
  mailersend,
  mailgun,
  mailjet,
  mailmodo,
  mailsac,
  mailtrap,
  mandrill,
  mapbox,
  mapquest,
  marketstack,
  matrix,
  mattermost,
  mavenlink,
  maxmind,
  mediastack,
  meistertask,
  meraki,
  mercadopago,
  mergify,
  mesibo,
  messagebird,
  metabase,
  microsoftTeams,
  midtrans,
  minio,
  miro,
  mistral,
  mixmax,
  mixpanel,
  mockaroo,
  modal,
  mollie,
  mongodb,
  monkeylearn,
  moonclerk,
  moonshot,
  moosend,
  moralis,
  mozilla,
  mux,
  mysql,
  nasa,
  nasdaq,
  neon,
  netlify,
  netrc,
  newrelic,
  newsapi,
  newscatcher,
  nextauth,
  nftport,
  ngrok,
  nicereply,
  nightfall,
  nimble,
  noticeable,
  notion,
  novu,
  nozbe,
  npm,
  nuget,
  numverify,
  nutritionix,
  nvidia,
  nylas,
  nytimes,
  oanda,
  octopusDeploy,
  okta,
  ollama,
  omnisend,
  onelogin,
  onepassword,
  onesignal,
  onfleet,
  oopspam,
  openai,
  opencage,
  openrouter,
  openshift,
  openstack,
  openuv,
  openvsx,
  openweather,
  opsgenie,
  optimizely,
  otpauth,
  overloop,
  owlbot,
  packagecloud,
  packagist,
  paddle,
  pagarme,
  pagerduty,
  pandadoc,
  pandascore,
  pangea,
  paralleldots,
  parseur,
  particle,
  partnerstack,
  password,
  passwordHash,
  pastebin,
  paydirtapp,
  paymo,
  paypal,
  paystack,
  pdflayer,
  pdfshift,
  pendo,
  peopledatalabs,
  pepipost,
  percy,
  perplexity,
  persona,
  photoroom,
  phrase,
  pinata,
  pinecone,
  pinterest,
  pipedream,
  pipedrive,
  pivotalTracker,
  pixabay,
  plaid,
  planetscale,
  planyo,
  plivo,
  podio,
  polar,
  pollsapi,
  poloniex,
  polygon,
  portainer,
  positionstack,
  postageapp,
  postgres,
  posthog,
  postman,
  postmark,
  powershell,
  powrbot,
  prefect,
  privacyCom,
  privateAi,
  privateKey,
  prodpad,
  protocolsio,
  proxmox,
  proxycrawl,
  pubnub,
  pulumi,
  purestake,
  pushbullet,
  pusher,
  pushover,
  pypi,
  qase,
  qdrant,
  qualaroo,
  qubole,
  queryString,
  rails,
  railway,
  ramp,
  rapidapi,
  rawg,
  razorpay,
  reachmail,
  readme,
  rebrandly,
  recaptcha,
  recharge,
  redis,
  refiner,
  render,
  replicate,
  replyIo,
  requestFinance,
  resend,
  restpack,
  retell,
  ringcentral,
  riot,
  ritekit,
  robinhood,
  rocketreach,
  rockset,
  rollbar,
  rootly,
  route4me,
  rownd,
  rubygems,
  runpod,
  runway,
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
  tableau,
  tailscale,
  tally,
  tatum,
  tavily,
  taxjar,
  teamcity,
  teamwork,
  tefter,
  telegram,
  teletype,
  telnyx,
  tencent,
  theOddsApi,
  thingsboard,
  ticketTailor,
  ticketmaster,
  tiingo,
  tiktok,
  timecamp,
  tines,
  tinybird,
  tmetric,
  todoist,
  together,
  toggl,
  tolgee,
  tomtom,
  tradier,
  travelpayouts,
  travis,
  trello,
  triggerDev,
  truenas,
  twelvedata,
  twilio,
  twitch,
  twitter,
  tyntec,
  typeform,
  typesense,
  ubidots,
  unkey,
  unleash,
  unsplash,
  upcdatabase,
  uplead,
  uploadcare,
  uploadthing,
  upstash,
  uptimerobot,
  urlscan,
  userflow,
  userstack,
  valTown,
  vantage,
  vast,
  vatlayer,
  vercel,
  verimail,
  veriphone,
  versioneye,
  virustotal,
  visualcrossing,
  voiceflow,
  vonage,
  voodoosms,
  voyage,
  vpnapi,
  vultr,
  vyte,
  wakatime,
  walkscore,
  weatherapi,
  weatherbit,
  weatherstack,
  webex,
  webflow,
  webscraper,
  webscrapingAi,
  weightsAndBiases,
  whoxy,
  wireguard,
  wise,
  wistia,
  witAi,
  wiz,
  wordpress,
  workos,
  worksnaps,
  worldcoinindex,
  wpengine,
  wrike,
  xai,
  xata,
  xendit,
  yandex,
  yelp,
  ynab,
  yousign,
  zapier,
  zendesk,
  zenkit,
  zenrows,
  zenscrape,
  zenserp,
  zerobounce,
  zerotier,
  zhipu,
  zipcodeapi,
  zipcodebase,
  zoho,
  zonka,
  zulip,
  zuplo,
]
