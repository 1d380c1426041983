/** The engine could not be asked or could not answer now: nothing is known to have happened. Repeat later. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}

/** The engine said no: repeating the same call will not help. `message` is Zeebe's own text, for a designer to read. */
export class EngineRefused extends Error {
  override readonly name = 'EngineRefused';
}

/** A refusal by the law or by an outer system that the diagram catches: becomes the BPMN error `code`. */
export class BusinessError extends Error {
  override readonly name = 'BusinessError';
  readonly code: string;

  constructor(code: string, message: string = code) {
    super(message);
    this.code = code;
  }
}

/** What the job belongs to is over and about to be cancelled: the job is left for the engine to cancel, and is nobody's fault. */
export class WorkOver extends Error {
  override readonly name = 'WorkOver';
}

/** Trying again would only fail again: an incident at once, for somebody to put right what `message` says. */
export class NoRetryHelps extends Error {
  override readonly name: string = 'NoRetryHelps';
}
