import { useEffect, useState } from 'react';
import type { Workbench } from '../../../bpmn/open-modeler.ts';

/** Undo and redo of the modeler, with whether there is anything to take back. */
export function useUndo(bench: Workbench | null) {
  const [can, setCan] = useState({ canUndo: false, canRedo: false });
  const stack = bench?.modeler.get('commandStack');

  useEffect(() => {
    if (!bench || !stack) return setCan({ canUndo: false, canRedo: false });
    const read = () => setCan({ canUndo: stack.canUndo(), canRedo: stack.canRedo() });
    read();
    return bench.onDrawn(read);
  }, [bench, stack]);

  return { ...can, undo: () => stack?.undo(), redo: () => stack?.redo() };
}
