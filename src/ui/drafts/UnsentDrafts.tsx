import * as React from 'react';
import type { Action } from '../../domain/plan';
import { useApp, useAppState, useDrafts } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { readDraftKey } from './keys';
import { useWords } from '../words/WordsContext';

/** Above the plan: what this person typed and has not sent, each with the way back to it. */
export function UnsentDrafts({ actions }: { actions: readonly Action[] }): React.ReactElement {
  const words = useWords().drafts;
  const app = useApp();
  const drafts = useDrafts();
  const openId = useAppState(state => state.view.actionId);
  return (
    <>
      {drafts.map(({ key, at }) => {
        const draft = readDraftKey(key);
        const action = actions.find(one => one.id === draft?.actionId);
        // What is open needs no way back to it.
        if (!draft || !action || action.id === openId) return null;
        return (
          <Banner
            key={key}
            tone="calm"
            sign="Edit"
            role="note"
            actions={<Button onClick={() => app.openAction(action.id)}>{words.goOn(action.number)}</Button>}
          >
            {draft.form === 'edit' ? words.unsentEdit(action.number, at) : words.unsentUpdate(action.number, at)}
          </Banner>
        );
      })}
    </>
  );
}
