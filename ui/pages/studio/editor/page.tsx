import './dialogs/dialogs.css';
import './editor.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { openingOf } from '../draft/opening.ts';
import { shelfFor } from '../draft/shelf.ts';
import { Editor } from './editor.tsx';
import { Reader } from './reader.tsx';
import { useRoomToDraw } from './use-room-to-draw.ts';

// The modeler is large: fetched beside the diagram, not after it.
void import('../../../bpmn/open-modeler.ts');

/** One diagram: to edit where there is room, to read on a phone. */
export function EditorPage() {
  const { id = '' } = useParams();
  const { user } = useSession();
  const drawing = useRoomToDraw();
  const [round, open] = useState(0);
  const diagram = useQuery({
    queryKey: ['diagram', id],
    queryFn: ({ signal }) => api.get('/api/diagrams/{id}', { params: { id }, signal }),
    refetchOnWindowFocus: false,
  });
  // Asked anew at each visit: an old draft from the cache would begin with a conflict.
  const draft = useQuery({
    queryKey: ['diagram-draft', id],
    queryFn: ({ signal }) => api.get('/api/diagrams/{id}/draft', { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const error = diagram.error ?? draft.error;
  if (error && !(diagram.data && draft.data)) {
    return <ErrorState error={error} onRetry={() => void Promise.all([diagram.refetch(), draft.refetch()])} />;
  }
  if (!diagram.data || !draft.data || !user) return <ListSkeleton rows={1} height={560} />;
  const shown = { deployedXml: diagram.data.xml, draft: draft.data.draft };
  if (!drawing) return <Reader diagram={diagram.data} xml={shown.draft?.xml ?? shown.deployedXml} />;
  const shelf = shelfFor(user.account, id);
  return (
    <Editor
      key={`${id} ${round}`}
      diagram={diagram.data}
      shelf={shelf}
      begin={() => openingOf({ ...shown, kept: shelf.get() })}
      reopen={async () => {
        await draft.refetch();
        open((rounds) => rounds + 1);
      }}
    />
  );
}
