import { z } from 'zod'

const text = z.string().trim().optional()

/** Ids separated by commas or spaces, in lower case as Microsoft writes them. */
const ids = z
  .string()
  .transform((value) =>
    value
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((id) => id !== ''),
  )
  .pipe(z.array(z.guid('must be ids like 00000000-0000-0000-0000-000000000000, separated by commas')))
  .optional()

const Environment = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
    MICROSOFT_APP_ID: text.pipe(z.guid().optional()),
    MICROSOFT_APP_PASSWORD: text,
    MICROSOFT_APP_TYPE: text.pipe(z.enum(['SingleTenant', 'UserAssignedMSI']).optional()),
    MICROSOFT_APP_TENANT_ID: text.pipe(z.guid().optional()),
    TEAMS_APP_ID: text.pipe(z.guid().optional()),
    TAB_APP_ID: text.pipe(z.guid().optional()),
    ENTRA_AUTHORITY: z.url({ protocol: /^https$/ }).default('https://login.microsoftonline.com'),
    MONGODB_URI: text.pipe(
      z
        .string()
        .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://')
        .optional(),
    ),
    ALLOWED_TENANTS: ids,
    ADMINISTRATORS: ids,
    PUBLIC_URL: text.pipe(z.url({ protocol: /^https?$/ }).optional()),
    DATABASE_FOLDER: z.string().trim().min(1).default('.data'),
    TEAMS_RATE_LIMITS: z.enum(['on', 'off']).default('on'),
    HTTPS_PROXY: text.pipe(z.url({ protocol: /^https?$/ }).optional()),
    METRICS_TOKEN: text.pipe(z.string().min(16, 'must be 16 characters or more').optional()),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    const needs = (name: string, why: string) =>
      context.addIssue({ code: 'custom', path: [name], message: `must be set ${why}` })
    if (env.NODE_ENV === 'production' && !env.MICROSOFT_APP_ID)
      needs('MICROSOFT_APP_ID', 'in production: without it anybody could speak for anybody')
    if (env.NODE_ENV === 'production' && env.TEAMS_RATE_LIMITS === 'off')
      needs('TEAMS_RATE_LIMITS', 'to on in production: Teams blocks a bot that sends too fast')
    if (!env.MICROSOFT_APP_ID) return
    if (!env.MICROSOFT_APP_TYPE) needs('MICROSOFT_APP_TYPE', 'to SingleTenant or UserAssignedMSI')
    if (!env.MICROSOFT_APP_TENANT_ID) needs('MICROSOFT_APP_TENANT_ID', 'to the Entra tenant of the bot')
    if (env.MICROSOFT_APP_TYPE === 'SingleTenant' && !env.MICROSOFT_APP_PASSWORD)
      needs('MICROSOFT_APP_PASSWORD', 'for a SingleTenant bot')
    if (!env.PUBLIC_URL) needs('PUBLIC_URL', 'to where people’s browsers reach the bot')
  })

/** Whose tokens are believed, and where the keys that signed them are published. */
export type CloudSetting = 'ToBotFromChannelTokenIssuer' | 'ToBotFromChannelOpenIdMetadataUrl'

export interface Config {
  production: boolean
  port: number
  /** Absent on one's own machine: then the bot answers on loopback only. */
  bot?: { appId: string; password?: string; type: 'SingleTenant' | 'UserAssignedMSI'; tenantId: string }
  /** The settings of botbuilder's own for another cloud than Microsoft's public one. */
  cloud?: Partial<Record<CloudSetting, string>>
  /** Whether people of this Entra tenant are served. */
  servesTenant(tenant: string): boolean
  /** The app registration that people sign in to the tab with; the bot's own unless another is named. */
  tabAppId?: string
  /** The app's id in Teams, for links from cards into the tab; absent: cards have none. */
  teamsAppId?: string
  /** Whether clients open dialogs: Teams' all do, the Agents Playground knows none. */
  dialogs: boolean
  /** Where Entra issues the tab's tokens, without a slash at the end. */
  authority: string
  /** Entra object ids, in lower case, of those who may set up councils. */
  administrators: string[]
  /** Where people's browsers reach the bot, without a slash at the end; absent: this machine. */
  publicUrl?: string
  database: { uri?: string; folder: string }
  /** Through which Teams is reached; absent: directly. */
  proxy?: string
  /** Whether messages to Teams keep to its limits; off only for measuring. */
  rateLimits: boolean
  /** Whether the bot may begin personal chats: the Agents Playground loses what is said in such. */
  openChats: boolean
  /** Who brings it may read the figures at /metrics; absent: on one's own machine only. */
  metricsToken?: string
  logLevel: string
}

/** The settings that cannot be used, one readable line each. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`These settings must be mended:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
  }
}

/** An empty setting is one that is not set. */
const setOnly = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))

/** Reads the environment once. Throws `ConfigError`. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { https_proxy: HTTPS_PROXY, ...settings } = setOnly(environment)
  const parsed = Environment.safeParse({ HTTPS_PROXY, ...settings })
  if (!parsed.success)
    throw new ConfigError([
      ...new Set(parsed.error.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`)),
    ])
  const env = parsed.data
  const tenants = env.ALLOWED_TENANTS ?? [env.MICROSOFT_APP_TENANT_ID?.toLowerCase()]
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    bot: env.MICROSOFT_APP_ID
      ? {
          appId: env.MICROSOFT_APP_ID,
          password: env.MICROSOFT_APP_PASSWORD,
          type: env.MICROSOFT_APP_TYPE as 'SingleTenant' | 'UserAssignedMSI',
          tenantId: env.MICROSOFT_APP_TENANT_ID as string,
        }
      : undefined,
    servesTenant: env.MICROSOFT_APP_ID ? (tenant) => tenants.includes(tenant.toLowerCase()) : () => true,
    tabAppId: env.TAB_APP_ID ?? env.MICROSOFT_APP_ID,
    teamsAppId: env.TEAMS_APP_ID,
    dialogs: env.MICROSOFT_APP_ID !== undefined,
    authority: env.ENTRA_AUTHORITY.replace(/(?<!\/)\/+$/, ''),
    administrators: env.ADMINISTRATORS ?? [],
    publicUrl: env.PUBLIC_URL?.replace(/(?<!\/)\/+$/, ''),
    database: { uri: env.MONGODB_URI, folder: env.DATABASE_FOLDER },
    proxy: env.HTTPS_PROXY,
    rateLimits: env.TEAMS_RATE_LIMITS === 'on',
    openChats: env.MICROSOFT_APP_ID !== undefined || env.NODE_ENV === 'test',
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  }
}
