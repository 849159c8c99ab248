import { Archive, Ban, BellOff, CircleMinus, Ellipsis, FilePen, Link2, ShieldMinus, ShieldOff, Star, StarOff, UserMinus, UserPen, Settings } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { User } from '../api/api';
import { useSession } from '../api/session';
import { atOnce, useRelationActions } from '../graph/actions';
import { useRelation } from '../graph/relations';
import { useI18n } from '../i18n/i18n';
import { Confirm } from '../ui/Confirm';
import { Menu, type MenuItem } from '../ui/Menu';
import { toast } from '../ui/toasts';
import { MuteDialog } from './MuteDialog';

/** What else can be done about somebody; what is there depends on who looks. */
export function ProfileMenu({ user }: { user: User }) {
  const { t } = useI18n();
  const { user: viewer } = useSession();
  const navigate = useNavigate();
  const copy: MenuItem = {
    label: t('profiles.copyLink'),
    icon: Link2,
    act: () => {
      void navigator.clipboard.writeText(`${location.origin}/u/${user.username}`).then(() => {
        toast(t('profiles.linkCopied'));
      });
    },
  };
  if (viewer === null) return <Menu icon={Ellipsis} label={t('profiles.more')} items={[copy]} />;
  if (viewer.id !== user.id) return <OthersMenu user={user} copy={copy} />;
  const go = (to: string) => () => void navigate(to);
  return (
    <Menu
      icon={Ellipsis}
      label={t('profiles.more')}
      items={[
        { label: t('profiles.edit'), icon: UserPen, act: go('/settings/profile') },
        { label: t('composer.draftsTitle'), icon: FilePen, act: go('/drafts') },
        { label: t('composer.archive'), icon: Archive, act: go('/archive') },
        { label: t('app.settings'), icon: Settings, act: go('/settings') },
        copy,
      ]}
    />
  );
}

type Asking = 'mute' | 'block' | 'removeFollower';

function OthersMenu({ user, copy }: { user: User; copy: MenuItem }) {
  const { t } = useI18n();
  const { blocking, muting, restricting, closeFriend, followedBy } = useRelation(user);
  const actions = useRelationActions(user);
  const [asking, setAsking] = useState<Asking | null>(null);
  const name = user.displayName || user.username;
  const close = () => {
    setAsking(null);
  };
  const ask = (what: Asking) => () => {
    setAsking(what);
  };
  const say = (done: Promise<unknown>, text: string) => {
    done.then(
      () => {
        toast(text);
      },
      () => undefined, // said already
    );
  };

  const items: MenuItem[] = [copy];
  if (!blocking) {
    items.push(
      { label: t(muting ? 'profiles.changeMute' : 'profiles.mute'), icon: BellOff, act: ask('mute') },
      closeFriend
        ? { label: t('profiles.removeCloseFriend'), icon: StarOff, act: () => { say(actions.removeCloseFriend(), t('profiles.said.closeFriendRemoved', { name })); } }
        : { label: t('profiles.addCloseFriend'), icon: Star, act: () => { say(actions.addCloseFriend(), t('profiles.said.closeFriendAdded', { name })); } },
      restricting
        ? { label: t('profiles.unrestrict'), icon: ShieldOff, act: () => { say(actions.unrestrict(), t('profiles.said.unrestricted', { name })); } }
        : { label: t('profiles.restrict'), icon: ShieldMinus, act: () => { say(actions.restrict(), t('profiles.said.restricted', { name })); } },
    );
    if (followedBy) items.push({ label: t('graph.removeFollower'), icon: UserMinus, isDangerous: true, act: ask('removeFollower') });
    items.push({ label: t('profiles.block'), icon: Ban, isDangerous: true, act: ask('block') });
  } else {
    items.push({ label: t('graph.unblock'), icon: CircleMinus, act: () => { say(actions.unblock(), t('profiles.said.unblocked', { name })); } });
  }
  return (
    <>
      <Menu icon={Ellipsis} label={t('profiles.more')} items={items} />
      {asking === 'mute' && <MuteDialog user={user} onClose={close} />}
      {asking === 'block' && <Confirm title={t('profiles.blockName', { name })} text={t('profiles.blockText')} action={t('profiles.block')} onConfirm={atOnce(actions.block)} onClose={close} />}
      {asking === 'removeFollower' && (
        <Confirm title={t('graph.removeFollowerName', { name })} text={t('graph.removeFollowerText')} action={t('graph.removeFollower')} onConfirm={atOnce(actions.removeFollower)} onClose={close} />
      )}
    </>
  );
}
