import { lazy, type ComponentType } from 'react';
import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/NotFoundPage';
import { SettingsPage } from './SettingsPage';

const lazily = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(async () => ({ default: (await load())[name] }));

const AccountSection = lazily(() => import('./AccountSection'), 'AccountSection');
const AppearanceSection = lazily(() => import('./AppearanceSection'), 'AppearanceSection');
const EditProfilePage = lazily(() => import('../profiles/EditProfilePage'), 'EditProfilePage');
const ExportSection = lazily(() => import('./ExportSection'), 'ExportSection');
const LanguageSection = lazily(() => import('./LanguageSection'), 'LanguageSection');
const NotificationsSection = lazily(() => import('./NotificationsSection'), 'NotificationsSection');
const PasskeysSection = lazily(() => import('./PasskeysSection'), 'PasskeysSection');
const PasswordSection = lazily(() => import('./PasswordSection'), 'PasswordSection');
const PrivacySection = lazily(() => import('./PrivacySection'), 'PrivacySection');
const SessionsSection = lazily(() => import('./SessionsSection'), 'SessionsSection');
const TwoStepSection = lazily(() => import('./TwoStepSection'), 'TwoStepSection');
const people = () => import('./PeopleSections');
const BlockedSection = lazily(people, 'BlockedSection');
const CloseFriendsSection = lazily(people, 'CloseFriendsSection');
const MutedSection = lazily(people, 'MutedSection');
const RestrictedSection = lazily(people, 'RestrictedSection');

/** The settings and their addresses, under `/settings`. */
export function SettingsRoutes() {
  return (
    <Routes>
      <Route element={<SettingsPage />}>
        <Route index element={null} />
        <Route path="account" element={<AccountSection />} />
        <Route path="appearance" element={<AppearanceSection />} />
        <Route path="blocked" element={<BlockedSection />} />
        <Route path="close-friends" element={<CloseFriendsSection />} />
        <Route path="export" element={<ExportSection />} />
        <Route path="language" element={<LanguageSection />} />
        <Route path="muted" element={<MutedSection />} />
        <Route path="notifications" element={<NotificationsSection />} />
        <Route path="passkeys" element={<PasskeysSection />} />
        <Route path="password" element={<PasswordSection />} />
        <Route path="privacy" element={<PrivacySection />} />
        <Route path="profile" element={<EditProfilePage />} />
        <Route path="restricted" element={<RestrictedSection />} />
        <Route path="sessions" element={<SessionsSection />} />
        <Route path="two-step" element={<TwoStepSection />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
