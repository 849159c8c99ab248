import { lazy, Suspense, type ComponentType } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { WelcomePage } from '../accounts/WelcomePage';
import { localPath } from '../accounts/localPath';
import { useSession } from '../api/session';
import { HomePage } from '../feeds/HomePage';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

/** A screen that is loaded when somebody goes to it. */
const lazily = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(async () => ({ default: (await load())[name] }));

const SignInPage = lazily(() => import('../accounts/SignInPage'), 'SignInPage');
const ForgotPasswordPage = lazily(() => import('../accounts/ForgotPasswordPage'), 'ForgotPasswordPage');
const ResetPasswordPage = lazily(() => import('../accounts/ResetPasswordPage'), 'ResetPasswordPage');
const VerifyEmailPage = lazily(() => import('../accounts/VerifyEmailPage'), 'VerifyEmailPage');
const SignUpPage = lazily(() => import('../accounts/SignUpPage'), 'SignUpPage');
const NotificationsPage = lazily(() => import('../notifications/NotificationsPage'), 'NotificationsPage');
const SettingsRoutes = lazily(() => import('../settings/SettingsRoutes'), 'SettingsRoutes');
const ExplorePage = lazily(() => import('../feeds/ExplorePage'), 'ExplorePage');

/** The screens and their addresses. */
export function Screens() {
  const { user } = useSession();
  return (
    <Suspense>
      <Routes>
        <Route element={<ForNobody />}>
          <Route path="sign-in" element={<SignInPage />} />
          <Route path="sign-up" element={<SignUpPage />} />
        </Route>
        <Route path="forgot-password" element={<ForgotPasswordPage />} />
        <Route path="reset-password" element={<ResetPasswordPage />} />
        <Route path="verify-email" element={<VerifyEmailPage />} />
        {user === null && <Route index element={<WelcomePage />} />}
        <Route element={<Shell />}>
          <Route path="explore" element={<ExplorePage />} />
          <Route element={<ForUsers />}>
            <Route index element={<HomePage />} />
            <Route path="notifications" element={<NotificationsPage />} />
            <Route path="settings/*" element={<SettingsRoutes />} />
          </Route>
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}

/** For who is signed in; others are asked to, and come back. */
function ForUsers() {
  const { user } = useSession();
  const { pathname, search } = useLocation();
  return user === null ? <Navigate to="/sign-in" replace state={{ from: pathname + search }} /> : <Outlet />;
}

/** For who is not. */
function ForNobody() {
  const { user } = useSession();
  const { search, state } = useLocation() as { search: string; state: { from?: string } | null };
  return user === null ? <Outlet /> : <Navigate to={localPath(state?.from ?? new URLSearchParams(search).get('from'))} replace />;
}
