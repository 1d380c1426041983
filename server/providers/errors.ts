/**
 * What may go wrong with an outer system. A refusal is not here: it is an answer and comes back as a value.
 * The one question that matters to the caller is whether the request may have been carried out.
 */
export class ProviderError extends Error {
  readonly provider: string;
  /** `true` = ask (query) before anything is sent again; `false` = nothing happened, the call may be repeated. */
  readonly mayHaveHappened: boolean;

  constructor(provider: string, message: string, options: { mayHaveHappened: boolean; cause?: unknown }) {
    super(`${provider}: ${message}`, { cause: options.cause });
    this.provider = provider;
    this.mayHaveHappened = options.mayHaveHappened;
  }
}

/** No answer within the time limit, or the connection broke after the request had left. Ask, never send blindly again. */
export class ProviderTimeout extends ProviderError {
  override readonly name = 'ProviderTimeout';

  constructor(provider: string, message: string, cause?: unknown) {
    super(provider, message, { mayHaveHappened: true, cause });
  }
}

/** The system cannot be reached or says that it is out of service. Nothing was carried out. */
export class ProviderUnavailable extends ProviderError {
  override readonly name = 'ProviderUnavailable';

  constructor(provider: string, message: string, cause?: unknown) {
    super(provider, message, { mayHaveHappened: false, cause });
  }
}

/** An answer came, but its signature or its form is wrong: nothing in it may be believed. */
export class ProviderAnswerInvalid extends ProviderError {
  override readonly name = 'ProviderAnswerInvalid';

  constructor(provider: string, message: string, cause?: unknown) {
    super(provider, message, { mayHaveHappened: true, cause });
  }
}
