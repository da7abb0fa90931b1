import { SpanStatusCode, trace } from '@opentelemetry/api'

const tracer = trace.getTracer('raadsbot')

/**
 * Runs `work` as a span for OpenTelemetry, where an SDK is loaded into the process; else it costs next to
 * nothing. Attributes are kinds and codes: never what somebody wrote, or who they are.
 */
export function traced<T>(
  name: string,
  attributes: Record<string, string>,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).name })
      throw error
    } finally {
      span.end()
    }
  })
}
