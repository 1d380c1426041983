import { z } from 'zod/mini';

/** What was drawn and is not yet with the server, with the server's draft that it builds on. */
const Kept = z.object({ xml: z.string(), revision: z.number(), savedAt: z.nullable(z.string()) });
export type Kept = z.infer<typeof Kept>;

/** A place on this machine that outlives a crash, a closed lid and an unreachable server. */
export type Shelf = {
  get(): Kept | undefined;
  /** Says whether it could be put there: a private window or a full disk refuses. */
  put(kept: Kept): boolean;
  clear(): void;
};

/** Per person and diagram: two designers may share a machine. Diagrams hold nothing personal. */
export function shelfFor(account: string, diagramId: string, storage: () => Storage = () => localStorage): Shelf {
  const key = `studio-draft:${account}:${diagramId}`;
  return {
    get: () => {
      try {
        const { success, data } = Kept.safeParse(JSON.parse(storage().getItem(key) ?? 'null'));
        return success ? data : undefined;
      } catch {
        return undefined;
      }
    },
    put: (kept) => {
      try {
        storage().setItem(key, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    clear: () => {
      try {
        storage().removeItem(key);
      } catch {
        // a storage that refuses has nothing to clear
      }
    },
  };
}
