import { lazy, Suspense, type ComponentType } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { WelcomePage } from '../accounts/WelcomePage';
import { localPath } from '../accounts/localPath';
import { useSession } from '../api/session';
import { HomePage } from '../feeds/HomePage';
import { withMessages } from '../i18n/locales';
import { NotFoundPage } from './NotFoundPage';
import { Shell } from './Shell';

/** A screen that is loaded when somebody goes to it. */
const lazily = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(async () => ({ default: (await withMessages(load))[name] }));

const SignInPage = lazily(() => import('../accounts/SignInPage'), 'SignInPage');
const ForgotPasswordPage = lazily(() => import('../accounts/ForgotPasswordPage'), 'ForgotPasswordPage');
const ResetPasswordPage = lazily(() => import('../accounts/ResetPasswordPage'), 'ResetPasswordPage');
const VerifyEmailPage = lazily(() => import('../accounts/VerifyEmailPage'), 'VerifyEmailPage');
const SignUpPage = lazily(() => import('../accounts/SignUpPage'), 'SignUpPage');
const PostPage = lazily(() => import('../posts/PostPage'), 'PostPage');
const LikersPage = lazily(() => import('../posts/LikersPage'), 'LikersPage');
const NotificationsPage = lazily(() => import('../notifications/NotificationsPage'), 'NotificationsPage');
const SettingsRoutes = lazily(() => import('../settings/SettingsRoutes'), 'SettingsRoutes');
const CreatePage = lazily(() => import('../posts/composer/CreatePage'), 'CreatePage');
const EditPage = lazily(() => import('../posts/composer/EditPage'), 'EditPage');
const DraftsPage = lazily(() => import('../posts/composer/DraftsPage'), 'DraftsPage');
const ArchivePage = lazily(() => import('../posts/composer/ArchivePage'), 'ArchivePage');
const SavedPage = lazily(() => import('../saved/SavedPage'), 'SavedPage');
const ExplorePage = lazily(() => import('../feeds/ExplorePage'), 'ExplorePage');
const ProfilePage = lazily(() => import('../profiles/ProfilePage'), 'ProfilePage');
const FollowersPage = lazily(() => import('../graph/UserListPage'), 'FollowersPage');
const FollowingPage = lazily(() => import('../graph/UserListPage'), 'FollowingPage');
const MutualsPage = lazily(() => import('../graph/UserListPage'), 'MutualsPage');
const FollowRequestsPage = lazily(() => import('../graph/FollowRequestsPage'), 'FollowRequestsPage');
const SearchPage = lazily(() => import('../search/SearchPage'), 'SearchPage');
const TagPage = lazily(() => import('../feeds/TagPage'), 'TagPage');
const ChatsPage = lazily(() => import('../chats/ChatsPage'), 'ChatsPage');
const NoChat = lazily(() => import('../chats/ChatsPage'), 'NoChat');
const ThreadPage = lazily(() => import('../chats/ThreadPage'), 'ThreadPage');
const ChatInfoPage = lazily(() => import('../chats/ChatInfoPage'), 'ChatInfoPage');
const JoinPage = lazily(() => import('../chats/JoinPage'), 'JoinPage');
const NewChatPage = lazily(() => import('../chats/NewChatPage'), 'NewChatPage');

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
          <Route path="u/:username/:tab?" element={<ProfilePage />} />
          <Route path="u/:username/followers" element={<FollowersPage />} />
          <Route path="u/:username/following" element={<FollowingPage />} />
          <Route path="search" element={<SearchPage />} />
          <Route path="tags/:tag" element={<TagPage />} />
          <Route path="p/:id" element={<PostPage />} />
          <Route path="p/:id/likes" element={<LikersPage />} />
          <Route element={<ForUsers />}>
            <Route index element={<HomePage />} />
            <Route path="u/:username/mutuals" element={<MutualsPage />} />
            <Route path="follow-requests" element={<FollowRequestsPage />} />
            <Route path="chats" element={<ChatsPage />}>
              <Route index element={<NoChat />} />
              <Route path="new" element={<NewChatPage />} />
              <Route path="join" element={<JoinPage />} />
              <Route path=":id" element={<ThreadPage />} />
              <Route path=":id/info" element={<ChatInfoPage />} />
            </Route>
            <Route path="notifications" element={<NotificationsPage />} />
            <Route path="settings/*" element={<SettingsRoutes />} />
            <Route path="create" element={<CreatePage />} />
            <Route path="p/:id/edit" element={<EditPage />} />
            <Route path="drafts" element={<DraftsPage />} />
            <Route path="archive" element={<ArchivePage />} />
            <Route path="saved/:collection?" element={<SavedPage />} />
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
  const { pathname, search, hash } = useLocation();
  return user === null ? <Navigate to="/sign-in" replace state={{ from: pathname + search + hash }} /> : <Outlet />;
}

/** For who is not. */
function ForNobody() {
  const { user } = useSession();
  const { search, state } = useLocation() as { search: string; state: { from?: string } | null };
  return user === null ? <Outlet /> : <Navigate to={localPath(state?.from ?? new URLSearchParams(search).get('from'))} replace />;
}
