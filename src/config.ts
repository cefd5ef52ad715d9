/** Settings: read once at start-up, checked whole, frozen. Nothing else reads the environment. */
import { join } from 'node:path'
import { z } from 'zod'
import { parseAllowList, parseDenyList } from './webhooks/address.ts'

const postgres = z.url({ protocol: /^postgres(ql)?$/, error: 'an address such as postgres://user@host/name' })
const loopback = ['127.0.0.1', '::1', 'localhost']

const wholeNumber = (fallback: string, { min, max }: Readonly<{ min: number; max: number }>) =>
  z
    .string()
    .refine(
      (text) => /^[0-9]{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `a whole number from ${min} to ${max}`,
    )
    .default(fallback)
    .transform(Number)

const portMax = 65_535

const portList = z
  .string()
  .refine(
    (text) =>
      text
        .split(',')
        .every((each) => /^\s*[0-9]{1,5}\s*$/.test(each) && Number(each) >= 1 && Number(each) <= portMax),
    `ports from 1 to ${portMax}, separated by commas`,
  )
  .transform((text) => text.split(',').map(Number))
  .optional()

const Environment = z
  .object({
    DATABASE_URL: postgres.optional(),
    DATABASE_REPLICA_URL: postgres.optional(),
    STANCELOG_DATA_DIR: z.string().min(1).default('./.stancelog'),
    /** The keys that sign the log and encrypt webhook secrets; made at the first start, mode 0600. */
    STANCELOG_KEYS_DIR: z.string().min(1).optional(),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: wholeNumber('3000', { min: 0, max: portMax }),
    STANCELOG_AUTH: z.enum(['keys', 'off']).optional(),
    /** Exact host:port pairs, separated by commas, that deliveries may reach although they are not public; http, too. */
    STANCELOG_WEBHOOK_ALLOW: z
      .string()
      .default('')
      .transform((text, context) => {
        try {
          return parseAllowList(text)
        } catch (error) {
          context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is no list' })
          return z.NEVER
        }
      }),
    /** Names, addresses and blocks, separated by commas, that no delivery reaches: the public names of this service among them. */
    STANCELOG_WEBHOOK_DENY: z
      .string()
      .default('')
      .transform((text, context) => {
        try {
          return parseDenyList(text)
        } catch (error) {
          context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'is no list' })
          return z.NEVER
        }
      }),
    STANCELOG_WEBHOOK_ENDPOINTS_MAX: wholeNumber('20', { min: 1, max: 100 }),
    /** Ports that webhooks may have beside 443 and 8443, separated by commas. */
    STANCELOG_WEBHOOK_PORTS: portList,
    /** Exchanges that one endpoint may have open at a time. */
    STANCELOG_WEBHOOK_IN_FLIGHT: wholeNumber('5', { min: 1, max: 50 }),
    /** How long deliveries that are over, and their attempts, are kept. */
    STANCELOG_WEBHOOK_RETENTION_DAYS: wholeNumber('30', { min: 1, max: 90 }),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    /** Milliseconds within which the headers, and then the body, of a request must have arrived. */
    STANCELOG_HEADERS_TIMEOUT_MS: wholeNumber('10000', { min: 100, max: 600_000 }),
    STANCELOG_REQUEST_TIMEOUT_MS: wholeNumber('30000', { min: 100, max: 600_000 }),
  })
  .refine(({ HOST, STANCELOG_AUTH }) => STANCELOG_AUTH !== 'off' || loopback.includes(HOST), {
    path: ['STANCELOG_AUTH'],
    error: 'off is only allowed while HOST is a loopback address (127.0.0.1, ::1 or localhost)',
  })
  .transform((env) =>
    Object.freeze({
      databaseUrl: env.DATABASE_URL,
      replicaUrl: env.DATABASE_REPLICA_URL,
      dataDir: env.STANCELOG_DATA_DIR,
      keysDir: env.STANCELOG_KEYS_DIR ?? join(env.STANCELOG_DATA_DIR, 'keys'),
      host: env.HOST,
      port: env.PORT,
      // A first start needs no key; the check of `Host` keeps other people's pages out.
      auth: env.STANCELOG_AUTH ?? (loopback.includes(env.HOST) ? 'off' : 'keys'),
      webhookEndpointsMax: env.STANCELOG_WEBHOOK_ENDPOINTS_MAX,
      webhookAllow: env.STANCELOG_WEBHOOK_ALLOW,
      webhookDeny: env.STANCELOG_WEBHOOK_DENY,
      webhookPorts: env.STANCELOG_WEBHOOK_PORTS,
      webhookInFlightMax: env.STANCELOG_WEBHOOK_IN_FLIGHT,
      webhookRetentionDays: env.STANCELOG_WEBHOOK_RETENTION_DAYS,
      logLevel: env.LOG_LEVEL,
      headersTimeoutMs: env.STANCELOG_HEADERS_TIMEOUT_MS,
      requestTimeoutMs: env.STANCELOG_REQUEST_TIMEOUT_MS,
    }),
  )

export type Config = z.output<typeof Environment>

/** The settings cannot be used. The message lists every one by name and never holds a value. */
export class UnusableSettings extends Error {
  override readonly name = 'UnusableSettings'
}

/** Throws one error that lists every bad setting by name, and never a setting's value. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  // An empty variable is how a shell or a compose file says "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new UnusableSettings(['Settings are not usable:', ...faults].join('\n'))
}

/**
 * Throws where this version must not listen: keys are not there yet, and better no service than one that everybody
 * can write to. Commands that serve nothing need not ask.
 */
export function assertServable({ auth }: Pick<Config, 'auth'>): void {
  if (auth === 'off') return
  throw new UnusableSettings(
    'This version has no keys yet, so it serves loopback addresses only: set HOST to 127.0.0.1 and leave STANCELOG_AUTH out.',
  )
}

export const settingNames: readonly string[] = Object.keys(Environment.in.shape)

/** Settings of ours that do not exist, as a mistyped name would: a warning at the start, each with its name. */
export function unknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env).filter((name) => name.startsWith('STANCELOG_') && !settingNames.includes(name))
}
