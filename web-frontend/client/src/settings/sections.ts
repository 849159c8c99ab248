import { Ban, Bell, CircleUser, Download, Fingerprint, KeyRound, Languages, Lock, MonitorSmartphone, Palette, ShieldCheck, Star, UserMinus, UserRound, VolumeX, type LucideIcon } from 'lucide-react';
import type { MessageKey } from '../i18n/keys';

interface Section {
  to: string;
  label: MessageKey;
  icon: LucideIcon;
}

/** What there is to be set, by what it is about. */
export const groups: readonly { label: MessageKey; sections: readonly Section[] }[] = [
  {
    label: 'settings.group.you',
    sections: [
      { to: 'profile', label: 'settings.profile', icon: UserRound },
      { to: 'account', label: 'settings.account', icon: CircleUser },
      { to: 'notifications', label: 'settings.notifications', icon: Bell },
    ],
  },
  {
    label: 'settings.group.privacy',
    sections: [
      { to: 'privacy', label: 'settings.privacy', icon: Lock },
      { to: 'close-friends', label: 'settings.closeFriends', icon: Star },
      { to: 'restricted', label: 'settings.restricted', icon: UserMinus },
      { to: 'muted', label: 'settings.muted', icon: VolumeX },
      { to: 'blocked', label: 'settings.blocked', icon: Ban },
    ],
  },
  {
    label: 'settings.group.security',
    sections: [
      { to: 'password', label: 'settings.password', icon: KeyRound },
      { to: 'two-step', label: 'settings.twoStep', icon: ShieldCheck },
      { to: 'passkeys', label: 'settings.passkeys', icon: Fingerprint },
      { to: 'sessions', label: 'settings.sessions', icon: MonitorSmartphone },
    ],
  },
  {
    label: 'settings.group.app',
    sections: [
      { to: 'appearance', label: 'settings.appearance', icon: Palette },
      { to: 'language', label: 'settings.language', icon: Languages },
    ],
  },
  { label: 'settings.group.data', sections: [{ to: 'export', label: 'settings.export', icon: Download }] },
];
