/** Decides when a command or a call of a program carries a password in its arguments. */
import { buildPattern } from '../build-pattern.ts'
import { isPassword } from '../judge-password.ts'
import { sampleText } from '../sample-secret.ts'
import type { Genuineness, SecretMatch, SecretProvider } from '../secret-format.ts'

function judge({ secret, whole }: SecretMatch): Genuineness {
  // A variable is filled in by whoever runs it.
  if (/^[$%{<@-]|^\w+\.\w+$/.test(secret) || /\.\.\./.test(whole)) return 'none'
  if (isPassword(secret, true)) return 'unproven'
  // A command that was typed has the password itself there, however simple it is.
  const isTold = /^(?:the|your|some)?_?pass(?:word|wd)?$|^x+$|^secret$/i.test(secret)
  return /^psexec|^sshpass/i.test(whole) && !isTold ? 'unproven' : 'none'
}

export const commandPassword: SecretProvider = {
  name: 'Unknown provider',
  revoke: 'Change the password, and let the program ask for it or read it from a file.',
  formats: [
    {
      id: 'password-in-command',
      title: 'password in a command',
      kind: 'secret',
      reach: 420,
      keywords: [
        ...['ansible_', 'psexec', 'connect-viserver', 'sshpass', 'docker login', 'net use'],
        ...['-password ', '-password=', 'redis-cli', 'requirepass '],
      ],
      pattern: buildPattern(
        'dgi',
        [
          buildPattern(
            '',
            /psexec(?:64)?(?:\.exe)?["']?\s[^\n]{0,160}?/,
            /\s-u\s{1,4}["']?[^\s"']{1,60}["']?\s{1,4}-p\s{1,4}/,
          ),
          /Connect-VIServer\s[^\n]{0,200}?-password\s{1,4}/,
          /sshpass\s{1,4}-p\s{0,4}/,
          /docker login\s[^\n]{0,100}?(?:-p|--password)[\s=]\s{0,4}/,
          /ansible_(?:ssh_|become_|sudo_)?pass(?:word)?=/,
          /(?<=\s)--?(?:admin-?|http-?|proxy-?)?password[\s=]\s{0,4}(?=["']?\S{0,60}\d)/,
          /redis-cli\s[^\n]{0,120}?-a\s{1,4}/,
          /(?<=^|\n|-)requirepass\s{1,4}/,
        ],
        /\\?["']?([^\s"'\\|&;<>]{4,100})/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge,
      catches: [
        `PsExec.exe \\\\10.0.0.9 -u SHOP\\deploy -p ${sampleText(9)} cmd /c dir`,
        `Connect-VIServer -Server vc.lab -User deploy -Password ${sampleText(9)}!`,
        `web ansible_host=10.0.0.9 ansible_password=${sampleText(9)}`,
        `redis-cli -h cache -a ${sampleText(20)} ping`,
        `sshpass -p '${sampleText(9)}' ssh deploy@10.0.0.9`,
        `docker login -u shop -p ${sampleText(12)} registry.example.org`,
      ],
      ignores: [
        'psexec \\\\host -u User -p $Password -i cmd',
        'Connect-VIServer $server -User $user -Password $password',
        'sshpass -p "$PASS" ssh host',
        'psexec \\\\host -u SHOP\\admin -p PASSWORD cmd',
        'docker login -u AWS --password-stdin',
        '--password <password> Password of the database',
      ],
    },
    {
      id: 'password-in-call',
      title: 'password in a call',
      kind: 'secret',
      reach: 420,
      keywords: [
        ...['networkcredential', 'directoryentry', 'passwordcredential', 'basicauth', 'auth('],
        ...['jwt.sign(', 'jwt.verify(', 'jwt.encode(', 'jwt.decode(', 'mysqli', 'new pdo('],
      ],
      pattern: buildPattern(
        'dgi',
        [
          /NetworkCredential\(\s{0,4}@?"[^"\n]{1,80}"\s{0,4},\s{0,4}/,
          buildPattern(
            '',
            /DirectoryEntry\(\s{0,4}@?"[^"\n]{1,120}"/,
            /\s{0,20},\s{0,20}@?"[^"\n]{1,80}"\s{0,20},\s{0,20}/,
          ),
          /jwt\.(?:sign|verify|encode|decode)\([^\n;]{1,120}?,\s{0,4}/,
          buildPattern(
            '',
            /(?:mysqli(?:_connect)?|new PDO)\([^\n,]{1,120},/,
            /\s{0,4}["'][^"'\n]{1,60}["'],\s{0,4}/,
          ),
          /(?:HTTP)?(?:Basic|Digest)Auth\(\s{0,4}["'][^"'\n]{1,80}["']\s{0,4},\s{0,4}/,
        ],
        /@?["']([^"'\s\\]{5,100})["']/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge,
      catches: [
        `new NetworkCredential("deploy@example.org", "${sampleText(12)}");`,
        `requests.get(url, auth=HTTPBasicAuth('deploy', '${sampleText(12)}'))`,
        `jwt.sign(payload, '${sampleText(32)}', { expiresIn: '1h' })`,
        `$db = new mysqli("localhost", "root", "${sampleText(12)}", "shop");`,
      ],
      ignores: ['new NetworkCredential(userName, password)', "HTTPBasicAuth('user', 'password')"],
    },
    {
      id: 'password-in-element',
      title: 'password in an element',
      kind: 'secret',
      keywords: ['password>', 'password">', 'passwd>', 'passphrase>'],
      pattern: buildPattern(
        'dgi',
        /(?:<[\w.:-]{0,40}|name="[\w.-]{0,60})(?:password|passwd|passphrase)"?>/,
        /([^\s<>"'`$%{}]{5,100})<\//,
      ),
      publicLength: 0,
      isGeneric: true,
      judge: ({ secret }) => (isPassword(secret, false) ? 'unproven' : 'none'),
      catches: [
        `<server><username>ci</username><password>${sampleText(12)}</password></server>`,
        `<property name="hibernate.connection.password">${sampleText(12)}</property>`,
      ],
      ignores: ['<string name="password">Passwort</string>', '<password>changeme</password>'],
    },
    {
      id: 'wireless-passphrase',
      title: 'passphrase of a wireless network',
      kind: 'secret',
      keywords: ['psk=', 'wpa_passphrase='],
      pattern: /(?<!\w)(?:psk|wpa_passphrase)="?([^\s"]{8,63})"?(?=\s|$)/dg,
      publicLength: 0,
      isGeneric: true,
      judge,
      catches: [`network={\n  ssid="shop"\n  psk="${sampleText(12)}"\n}`],
      ignores: ['psk=<passphrase>', 'wpa_passphrase=$WIFI_PASSPHRASE'],
    },
    {
      id: 'password-in-statement',
      title: 'password in a statement',
      kind: 'secret',
      keywords: ['storepassword', 'keypassword', 'identified', ' password ', 'getconnection('],
      pattern: buildPattern(
        'dgi',
        [
          /(?:store|key)Password\s{1,4}/,
          /(?:USER|TO)\s[^\n;]{1,80}\sIDENTIFIED\s(?:WITH\s\w{1,40}\s)?BY\s{1,4}/,
          /(?:USER|ROLE)\s[^\n;]{1,80}\sPASSWORD\s{1,4}/,
          buildPattern(
            '',
            /getConnection\([^\n,"']{0,60}(?:["'][^"'\n]{1,160}["'])?,\s{0,4}/,
            /["'][^"'\n]{1,60}["'],\s{0,4}/,
          ),
        ],
        /["']([^"'\s\\]{5,100})["']/,
      ),
      publicLength: 0,
      isGeneric: true,
      judge,
      catches: [
        `CREATE USER shop WITH PASSWORD '${sampleText(12)}';`,
        `CREATE USER 'shop'@'%' IDENTIFIED BY '${sampleText(12)}';`,
        `signingConfigs { release { storePassword "${sampleText(12)}" } }`,
        `DriverManager.getConnection(url, "shop", "${sampleText(12)}");`,
      ],
      ignores: [
        "CREATE USER shop WITH PASSWORD 'password'; ALTER USER x IDENTIFIED BY '<password>';",
        'storePassword System.getenv("STORE_PASSWORD_2")',
        'user.getConnection(url, "user", "password")',
        'aborts the copy that is identified by "x-ms-copy-id"',
      ],
    },
    {
      id: 'credentials-of-curl',
      title: 'name and password in a call of curl',
      kind: 'secret',
      keywords: ['curl '],
      reach: 460,
      pattern: buildPattern(
        'dg',
        /curl(?=\s)(?:[^\n]|\\\n){0,300}?\s(?:-u|--user|--proxy-user)[\s=]{0,2}["']?/,
        /([^\s"':$]{0,80}["']?:["']?[^\s"'$<>]{0,120})["']?(?=\s|$)/,
      ),
      publicLength: 0,
      isGeneric: true,
      // Keys of an API stand in the place of either.
      judge: ({ secret }) => {
        const [user = '', word = ''] = secret.replaceAll(/["']/g, '').split(/:(.*)/)
        return isPassword(word === '' ? user : word, word !== '') ? 'unproven' : 'none'
      },
      catches: [
        `curl -u admin:${sampleText(16)} https://api.example.org/v1`,
        `curl -X POST -u shop:${sampleText(12)} https://api.example.org/v1`,
        `curl https://api.example.org/v1 \\\n  --user "deploy:${sampleText(16)}"`,
        `curl --user deploy:'${sampleText(16)}' -X PATCH https://api.example.org/v1`,
        `curl -u "${sampleText(12)}:" https://api.example.org/v1`,
      ],
      ignores: [
        `curl -u user:password https://api.example.org`,
        `curl -u "\${NAME}:\${SECRET}" https://api.example.org`,
        'curl -u <user>:<secret> https://api.example.org',
      ],
    },
  ],
}
