import * as React from 'react';
import type { AccessGivers as Givers } from '../../app/ports';
import { useApp } from '../AppContext';
import { useIsMounted } from '../controls/focus';
import { Glyph } from '../icons';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { margin: '8px 0 0', lineHeight: '20px', overflowWrap: 'anywhere' },
  people: { fontWeight: 600 },
  link: [
    focusRing(tokens),
    { color: tokens.link, display: 'inline-flex', alignItems: 'center', gap: 4, minHeight: 24, borderRadius: 2 }
  ],
  hidden
}));

/** More names than this say less than the group's own. */
const mostNames = 5;

/** Names who can give access to the site, and links to SharePoint's own page for asking. */
export function AccessGivers(): React.ReactElement {
  const words = useWords();
  const texts = words.access;
  const classes = useClasses();
  const app = useApp();
  const isMounted = useIsMounted();
  const [found, setFound] = React.useState<Givers | 'looking' | 'unknown'>('looking');
  React.useEffect(() => {
    void app.findAccessGivers().then(givers => {
      if (isMounted.current) setFound(givers.ok ? givers.value : 'unknown');
    });
  }, [app, isMounted]);
  if (found === 'looking')
    return (
      <p className={classes.root} role="status">
        {texts.findingGivers}
      </p>
    );
  if (found === 'unknown') return <p className={classes.root}>{texts.giversUnnamed('')}</p>;
  const { group, people, requestUrl } = found;
  const named = people.length > 0 && people.length <= mostNames;
  return (
    <p className={classes.root}>
      {named ? (
        <>
          {texts.givers(group)} <span className={classes.people}>{words.common.names(people)}</span>.
        </>
      ) : (
        texts.giversUnnamed(group)
      )}{' '}
      <a className={classes.link} href={requestUrl} target="_blank" rel="noreferrer noopener">
        <Glyph name="Link" />
        {texts.askForAccess}
        <span className={classes.hidden}> {texts.newTab}</span>
      </a>
    </p>
  );
}
