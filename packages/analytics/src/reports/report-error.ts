/** Owns the refusal of a report: why it cannot be told, in one sentence. */

/** `not-found`: no such report, workout, class or instructor. `bad-parameter`: what was asked makes no sense. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly kind: 'not-found' | 'bad-parameter';

  constructor(kind: ReportError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
