import { lazy, type Ref, Suspense } from 'react';
import { ListSkeleton } from '../list-skeleton.tsx';

export type FormData = Record<string, unknown>;
export type FormFault = {
  /** `/` + path of the field, e.g. `/shareholders/0/name`. */ pointer: string;
  label: string;
  message: string;
};

export type FormHandle = {
  /** Validates every field, shows the faults beside them and returns both. */
  check: () => { data: FormData; faults: FormFault[] };
  /** Puts the focus into a field. */
  focus: (pointer: string) => void;
};

export type FormViewProps = {
  /** A form-js schema; English labels are taken from `properties.labelEn`. */
  schema: unknown;
  /** Values to begin with; later changes of this object are not followed, what is typed wins. */
  data?: FormData;
  /** Answers as the hall has given them, whose masked numbers stand for the true ones. */
  given?: FormData;
  readOnly?: boolean;
  /** Where it is handed in: whose working days hold. */
  area?: string;
  /** The server's faults by path below the form, e.g. `{ 'shareholders/0/name': '…' }`, shown at the field until it changes. */
  faults?: Record<string, string>;
  onChange?: (data: FormData) => void;
  ref?: Ref<FormHandle>;
};

const Viewer = lazy(() => import('./viewer.tsx').then((module) => ({ default: module.Viewer })));

/** A form-js form. Its library is large, so it comes when the first form is opened. */
export const FormView = (props: FormViewProps) => (
  <Suspense fallback={<ListSkeleton rows={5} height={64} />}>
    <Viewer {...props} />
  </Suspense>
);
