/** Structured logging: what happened and where, never what somebody wrote. */
export interface Log {
  info(fields: object, event: string): void
  warn(fields: object, event: string): void
  error(fields: object, event: string): void
}

/** What may be logged of an error: its message can quote what somebody wrote; its kind and place cannot. */
export function withoutText(error: unknown): { name: string; code?: unknown; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack = '', code } = error as Error & { code?: unknown }
  const frames = stack
    .replace(message, () => '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  const isCode = code !== undefined && /^\w{1,40}$/.test(String(code))
  return { name, ...(isCode && { code }), stack: frames.join('\n') }
}
