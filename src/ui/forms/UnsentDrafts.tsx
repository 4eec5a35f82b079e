import type { Action } from '../../model/action';
import { textOf } from '../../model/values';
import * as React from 'react';
import { useApp, useAppState, useDrafts } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { readDraftKey } from './draftKeys';
import { useWords } from '../words/WordsContext';

/** Lists above the plan what this person has typed and not sent, each with a button that opens its form again. */
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
        // The draft of the open action needs no button.
        if (!draft || !action || action.id === openId) return null;
        return (
          <Banner
            key={key}
            tone="calm"
            sign="Edit"
            role="note"
            actions={<Button onClick={() => app.openAction(action.id)}>{words.goOn(textOf(action.number))}</Button>}
          >
            {draft.form === 'edit'
              ? words.unsentEdit(textOf(action.number), at)
              : words.unsentUpdate(textOf(action.number), at)}
          </Banner>
        );
      })}
    </>
  );
}
