import { Search, X } from 'lucide-react';
import { UserRow } from '../graph/UserRow';
import { useI18n } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { Empty } from '../ui/states';
import { keyOf, recents, useRecents, type Recent } from './recent';
import { TagLink } from './TagRow';

/** What was found here before; each can be taken out, and all. */
export function RecentSearches() {
  const { t } = useI18n();
  const list = useRecents();
  if (list.length === 0) return <Empty icon={Search} title={t('search.empty.title')} text={t('search.empty.text')} />;
  return (
    <section aria-labelledby="recent-searches">
      <div className="flex items-center justify-between ps-4 pe-2">
        <h2 className="font-bold" id="recent-searches">
          {t('search.recent')}
        </h2>
        <Button
          kind="quiet"
          onClick={() => {
            recents.clear();
          }}
        >
          {t('search.clearRecent')}
        </Button>
      </div>
      <ul>
        {list.map((recent) => (
          <li key={keyOf(recent)} className="flex items-center pe-4">
            <div className="min-w-0 flex-1">
              {recent.kind === 'tag' ? (
                <TagLink tag={recent.tag} />
              ) : (
                <UserRow
                  user={recent}
                  onOpen={() => {
                    recents.add(recent);
                  }}
                >
                  {null}
                </UserRow>
              )}
            </div>
            <IconButton
              icon={X}
              iconClass="size-5"
              label={t('search.remove', { name: nameOf(recent) })}
              onClick={() => {
                recents.remove(recent);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

const nameOf = (recent: Recent) => (recent.kind === 'tag' ? `#${recent.tag}` : recent.displayName || recent.username);
