import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useI18n } from '../../i18n/i18n';
import { Confirm } from '../../ui/Confirm';

interface Guarded {
  isGuarded?: boolean;
}

interface Props {
  isDirty: boolean;
  /** How what was written can be kept instead. */
  keep?: { label: string; act: () => void };
}

/**
 * Asks before what was written is lost: when a link is followed, when the user goes back, and when the tab is closed. For going back the page stands in
 * the browser's history twice while there is something to lose; who goes back comes to the first of both, and is asked there.
 */
export function LeaveGuard({ isDirty, keep }: Props) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { pathname, state } = useLocation() as { pathname: string; state: Guarded | null };
  const isGuarded = state?.isGuarded === true;
  const [wasGuarded, setWasGuarded] = useState(isGuarded);
  const [target, setTarget] = useState<string | -1 | null>(null);
  const [isLeaving, setLeaving] = useState(false);

  if (isGuarded && !wasGuarded) setWasGuarded(true);
  // The second entry of the history was left.
  if (!isGuarded && wasGuarded && isDirty) {
    setWasGuarded(false);
    setTarget(-1);
  }

  const guard = useEffectEvent(() => {
    void navigate(pathname, { state: { isGuarded: true } satisfies Guarded });
  });
  useEffect(() => {
    if (isDirty && !isGuarded && target === null && !isLeaving) guard();
  }, [isDirty, isGuarded, target, isLeaving]);

  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.origin !== location.origin || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      if (link.hash !== '' && link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(link.pathname + link.search + link.hash);
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, true);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, true);
    };
  }, [isDirty]);

  if (target === null) return null;
  return (
    <Confirm
      title={t('composer.leave')}
      text={t('composer.leaveText')}
      action={t('composer.leaveAction')}
      other={
        keep && {
          label: keep.label,
          act: () => {
            setTarget(null);
            keep.act();
          },
        }
      }
      onConfirm={async () => {
        setLeaving(true);
        if (target === -1) await navigate(-1);
        else await navigate(target, { replace: true });
      }}
      onClose={() => {
        setTarget(null);
      }}
    />
  );
}
