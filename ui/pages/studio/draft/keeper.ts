import { ApiProblem } from '../../../api/problem.ts';
import type { Draft, Opening } from './opening.ts';
import type { Shelf } from './shelf.ts';

export type Saving =
  | { kind: 'same' }
  | { kind: 'waiting'; shelved: boolean }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline'; shelved: boolean }
  | { kind: 'refused'; problem: ApiProblem }
  | { kind: 'conflict'; theirs: Draft | null };

export type KeeperParts = {
  /** The diagram as it is now. */
  read(): Promise<string>;
  save(xml: string, revision: number): Promise<Draft>;
  load(): Promise<Draft | null>;
  shelf: Shelf;
  tell(saving: Saving): void;
  /** Milliseconds: from a change to this machine, from a change to the server, from a failure to the next try. */
  waits?: { shelve: number; save: number; retry: number };
};

/**
 * Keeps a draft: every change goes to this machine at once and to the server soon after, until the server has it.
 * When somebody else saved meanwhile it stops and says so; nothing is overwritten without a word.
 */
export class DraftKeeper {
  readonly #parts: KeeperParts;
  readonly #waits: { shelve: number; save: number; retry: number };
  #revision: number;
  #savedAt: string | null;
  #changes = 0;
  #savedChanges = 0;
  #shelved = true;
  #failed = false;
  /** Set while the server's draft is another one than ours builds on. */
  #met: { theirs: Draft | null } | null;
  #shelving: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #running = Promise.resolve();

  constructor(opening: Opening, parts: KeeperParts) {
    this.#parts = parts;
    this.#waits = parts.waits ?? { shelve: 150, save: 1200, retry: 8000 };
    this.#revision = opening.revision;
    this.#savedAt = opening.savedAt;
    this.#met = opening.conflict;
    if (opening.unsaved) this.#changes = 1;
  }

  /** Goes on with what an earlier visit left behind. */
  async start(): Promise<void> {
    if (this.#met) this.#parts.tell({ kind: 'conflict', ...this.#met });
    else if (this.unsaved) await this.flush();
    else this.#parts.tell({ kind: 'same' });
  }

  get unsaved(): boolean {
    return this.#changes > this.#savedChanges;
  }

  get revision(): number {
    return this.#revision;
  }

  /** Neither the server nor this machine has the last change: leaving now would lose it. */
  get atRisk(): boolean {
    return this.unsaved && !this.#shelved;
  }

  changed(): void {
    this.#changes += 1;
    clearTimeout(this.#shelving);
    this.#shelving = setTimeout(() => void this.#shelve(), this.#waits.shelve);
    if (!this.#met) this.#later(this.#waits.save);
  }

  /** Saves now. True when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#saving);
    this.#running = this.#running.then(() => this.#drain());
    await this.#running;
    return !this.unsaved;
  }

  /** After a conflict: mine goes over theirs. */
  async overwrite(): Promise<boolean> {
    const theirs = await this.#parts.load();
    this.#met = null;
    this.#revision = theirs?.revision ?? 0;
    this.#savedAt = theirs?.savedAt ?? null;
    this.#changes += 1;
    return this.flush();
  }

  /** The canvas now shows what the server has: after taking theirs, or after a deployment used the draft up. */
  adopt(draft: Draft | null): void {
    this.stop();
    this.#met = null;
    this.#savedChanges = this.#changes;
    this.#hasSaved(draft);
    this.#parts.shelf.clear();
    this.#parts.tell(draft ? { kind: 'saved', at: draft.savedAt } : { kind: 'same' });
  }

  /**
   * Throws the draft away, here and on the server; `show` puts the version in use on the canvas.
   * @throws where the server refuses: a colleague's newer draft stays, and is told as a conflict.
   */
  async discard(remove: (revision: number) => Promise<void>, show: () => Promise<void>): Promise<void> {
    this.stop();
    // A save on its way would bring the draft back.
    await this.#running;
    try {
      await remove(this.#revision);
    } catch (error) {
      const theirs = await this.#newer(error);
      if (theirs !== undefined) this.#meet(theirs);
      throw error;
    }
    await show();
    this.adopt(null);
  }

  stop(): void {
    clearTimeout(this.#shelving);
    clearTimeout(this.#saving);
  }

  async #drain(): Promise<void> {
    this.#failed = false;
    while (this.unsaved && !this.#met && !this.#failed) await this.#send();
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.flush(), milliseconds);
  }

  async #shelve(xml?: string): Promise<void> {
    const text = xml ?? (await this.#parts.read());
    if (!this.unsaved) return;
    this.#shelved = this.#parts.shelf.put({ xml: text, revision: this.#revision, savedAt: this.#savedAt });
    if (xml === undefined && !this.#met) this.#parts.tell({ kind: 'waiting', shelved: this.#shelved });
  }

  async #send(): Promise<void> {
    const { read, save, tell } = this.#parts;
    const changes = this.#changes;
    const xml = await read();
    await this.#shelve(xml);
    tell({ kind: 'saving' });
    try {
      this.#hasAll(await save(xml, this.#revision), changes);
    } catch (error) {
      this.#failed = true;
      await this.#refused(error, xml, changes);
    }
  }

  #hasAll(draft: Draft, changes: number): void {
    this.#hasSaved(draft);
    this.#savedChanges = changes;
    if (this.unsaved) return;
    this.#parts.shelf.clear();
    this.#parts.tell({ kind: 'saved', at: draft.savedAt });
  }

  #hasSaved(draft: Draft | null): void {
    this.#revision = draft?.revision ?? 0;
    this.#savedAt = draft?.savedAt ?? null;
  }

  async #refused(error: unknown, xml: string, changes: number): Promise<void> {
    const theirs = await this.#newer(error);
    // The answer to an earlier try was lost on its way: the server has this very text.
    if (theirs?.xml === xml) return this.#hasAll(theirs, changes);
    if (theirs !== undefined) return this.#meet(theirs);
    if (isFinal(error)) return this.#parts.tell({ kind: 'refused', problem: error });
    this.#parts.tell({ kind: 'offline', shelved: this.#shelved });
    this.#later(this.#waits.retry);
  }

  /** What the server has, where it refuses because that is another draft than ours builds on. */
  async #newer(error: unknown): Promise<Draft | null | undefined> {
    if (!(error instanceof ApiProblem) || error.status !== 409) return undefined;
    return await this.#parts.load().catch(() => undefined);
  }

  #meet(theirs: Draft | null): void {
    this.#met = { theirs };
    this.#parts.tell({ kind: 'conflict', theirs });
  }
}

/** Trying again would not help: the text itself is refused. */
const isFinal = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.status >= 400 && error.status < 500 && ![401, 409, 429].includes(error.status);
