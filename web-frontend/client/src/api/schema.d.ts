export interface paths {
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account and sign in. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by username or e-mail address. */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user who is signed in. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the next access token by the refresh token, of the body or of the cookie, which is used up. */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the user is signed in, the newest first. */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out of one session. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out of this session. */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out of all sessions. */
        post: operations["logOutAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the password; all other sessions end. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a link to set a new password be sent, if there is an account with that address. */
        post: operations["forgetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by the token that came by mail; all sessions end. */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove an e-mail address by the token that came by mail. */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the mail that asks to prove the address be sent again. */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether sign-ins need a code. */
        get: operations["getSecondFactor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a secret for one-time passwords. It is not asked for before it is enabled. */
        post: operations["setUpSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a code at each sign-in from now on. The recovery codes are shown this once. */
        post: operations["enableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for codes no longer, by the password or a code. */
        post: operations["disableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make new recovery codes, by a one-time password. Those from before work no longer. */
        post: operations["replaceRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user's passkeys, oldest first. */
        get: operations["getPasskeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The providers that users may sign in by. */
        get: operations["getOAuthProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/register/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to register a passkey. */
        post: operations["beginPasskeyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register the passkey that the browser has made. */
        post: operations["registerPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey. */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/login/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in by a passkey; no name is needed. */
        post: operations["beginPasskeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by what the passkey has signed. */
        post: operations["passkeyLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Complete a sign-in by a provider that lacked a password (link_required) or a code (two_factor_required). */
        post: operations["linkOAuth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to a provider to sign in. */
        get: operations["beginOAuth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/oauth/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from a provider. Goes on to returnTo where that was given, with error in its query if it failed. */
        get: operations["finishOAuth"];
        put?: never;
        /** Come back from a provider that lets the browser post a form. */
        post: operations["finishOAuthByForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find users by the beginning of their username or display name. */
        get: operations["searchUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user who is signed in. */
        get: operations["getOwnUser"];
        put?: never;
        post?: never;
        /** Delete the account. Its username stays taken. */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        /** Change one's profile; what is not named stays as it is. */
        patch: operations["editOwnUser"];
        trace?: never;
    };
    "/api/v1/users/{idOrUsername}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user's profile, by id or username. */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/followers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who follows the user, newest first. */
        get: operations["listFollowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/following": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the user follows, newest first. */
        get: operations["listFollowing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/mutuals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the caller follows among the user's followers, by when the caller followed them, newest first. */
        get: operations["listMutuals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Follow a user, or ask a private one to be let. */
        put: operations["follow"];
        post?: never;
        /** Follow a user no more, or take the request back. */
        delete: operations["unfollow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has asked to follow the caller, newest first. */
        get: operations["listFollowRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-requests/{userId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody follow who has asked to. */
        post: operations["acceptFollowRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-requests/{userId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close somebody's request to follow. */
        post: operations["rejectFollowRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/followers/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End that somebody follows the caller. */
        delete: operations["removeFollower"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mute what a user does: what is named, or all. */
        put: operations["mute"];
        post?: never;
        /** Mute nothing of a user. */
        delete: operations["unmute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/mutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the caller mutes, newest first. */
        get: operations["listMutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Block a user; follows and requests end both ways. */
        put: operations["block"];
        post?: never;
        /** Block a user no more. */
        delete: operations["unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the caller blocks, newest first. */
        get: operations["listBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/restrict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Restrict a user, who is not told. */
        put: operations["restrict"];
        post?: never;
        /** Restrict a user no more. */
        delete: operations["unrestrict"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/restricts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom the caller restricts, newest first. */
        get: operations["listRestricts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/close-friend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a user among the close friends. */
        put: operations["addCloseFriend"];
        post?: never;
        /** Take a user out of the close friends. */
        delete: operations["removeCloseFriend"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/close-friends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's close friends, newest first. */
        get: operations["listCloseFriends"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a post, now or at a time, or keep a draft. */
        post: operations["createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A post. */
        get: operations["getPost"];
        put?: never;
        post?: never;
        /** Delete one's post. */
        delete: operations["deletePost"];
        options?: never;
        head?: never;
        /** Change one's post; what is not named stays as it is. */
        patch: operations["editPost"];
        trace?: never;
    };
    "/api/v1/posts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a post said before its edits, newest first. */
        get: operations["getPostHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a draft or a scheduled post now. */
        post: operations["publishPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hide one's post from everybody else. */
        put: operations["archivePost"];
        post?: never;
        /** Put an archived post back in its place. */
        delete: operations["unarchivePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a post first on one's profile. */
        put: operations["pinPost"];
        post?: never;
        /** Pin a post no more. */
        delete: operations["unpinPost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's drafts and scheduled posts, newest first. */
        get: operations["listDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's archived posts, newest first. */
        get: operations["listArchivedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a user has published: pinned posts, then the others, newest first. */
        get: operations["listPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/tagged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts with pictures that a user is tagged on, newest first. */
        get: operations["listTaggedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A hashtag: how many posts have it.
         * @description The number of posts is approximate for the caller: it counts all published posts, also those that the caller may not see and the list leaves out.
         */
        get: operations["getHashtag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtags/{tag}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Posts with a hashtag, newest first. */
        get: operations["listHashtagPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hashtags/{tag}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Follow a hashtag. */
        put: operations["followHashtag"];
        post?: never;
        /** Follow a hashtag no more. */
        delete: operations["unfollowHashtag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's home feed.
         * @description The posts of the caller and of those whom the caller follows. `order` is `ranked` (the default) or `latest`: newest first. A cursor of the ranked order is good for 10 minutes. With `why=1` each post says why it is there.
         */
        get: operations["getFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/explore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts of public accounts by recent engagement, the most engaging first.
         * @description Not among them: the caller's own posts, and those of authors whom the caller has muted. The order is made anew every half a minute; a cursor goes on in the order that it began in, for ten minutes. A page may be short, or empty, and not the last.
         */
        get: operations["listExplore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Like a post. */
        put: operations["likePost"];
        post?: never;
        /** Like a post no more; works also when it is not seen any more. */
        delete: operations["unlikePost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/likes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who likes a post, newest first. */
        get: operations["listPostLikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{id}/like": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Like a comment. */
        put: operations["likeComment"];
        post?: never;
        /** Like a comment no more; works also when it is not seen any more. */
        delete: operations["unlikeComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{id}/likes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who likes a comment, newest first. */
        get: operations["listCommentLikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/likes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posts that the caller likes, the newest like first. */
        get: operations["listLikedPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller has liked, commented on and followed, newest first; ?kind=like|comment|follow for that alone. */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments on a post, without replies: pinned ones, then the others, newest first. */
        get: operations["listComments"];
        put?: never;
        /** Comment on a post, or reply to a comment on it. */
        post: operations["comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one's comment, or one on one's post, with the replies to it. */
        delete: operations["deleteComment"];
        options?: never;
        head?: never;
        /** Change the text of one's comment. */
        patch: operations["editComment"];
        trace?: never;
    };
    "/api/v1/comments/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a comment on one's post before all others. */
        put: operations["pinComment"];
        post?: never;
        /** Pin a comment no more. */
        delete: operations["unpinComment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/comments/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The replies to a comment, oldest first. */
        get: operations["listReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/posts/{id}/bookmark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bookmark a post, in a collection or in none. */
        put: operations["bookmarkPost"];
        post?: never;
        /** Remove a bookmark; works also when the post is not seen any more. */
        delete: operations["removeBookmark"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bookmarks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posts that the caller has bookmarked, newest first; ?collection= for one collection. */
        get: operations["listBookmarks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's collections of bookmarks, by name. */
        get: operations["listCollections"];
        put?: never;
        /** Make a collection. */
        post: operations["createCollection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/collections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a collection; the bookmarks in it stay. */
        delete: operations["deleteCollection"];
        options?: never;
        head?: never;
        /** Give a collection another name. */
        patch: operations["renameCollection"];
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's notifications, newest first. One to which something new comes moves to the top. */
        get: operations["listNotifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of the caller's notifications are unread. */
        get: operations["getUnreadCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notification and all older ones as read; by the time of a notification, exactly those that were there. */
        post: operations["readNotifications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By whose acts the caller is notified, of each kind. */
        get: operations["getNotificationSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change by whose acts the caller is notified from now on; what is not named stays as it is. */
        patch: operations["editNotificationSettings"];
        trace?: never;
    };
    "/api/v1/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's chats, pinned ones first, then the newest message first; ?folder=archived|requests for those. */
        get: operations["listChats"];
        put?: never;
        /** Make a chat; of a private one that is there already that is answered, with 200. */
        post: operations["createChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits in all of the caller's chats. */
        get: operations["countUnreadMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come into a chat by an invitation. */
        post: operations["joinChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A chat that the caller is in, or was. */
        get: operations["getChat"];
        put?: never;
        post?: never;
        /** End a chat for all, by its owner; clear a private chat, or one that the caller is out of, for the caller. */
        delete: operations["deleteChat"];
        options?: never;
        head?: never;
        /** Change name, description, picture, or after what time messages disappear. */
        patch: operations["editChat"];
        trace?: never;
    };
    "/api/v1/chats/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the read mark forward; it never goes back. */
        post: operations["readChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a message request; who writes in it accepts it too. */
        post: operations["acceptChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave; what was there until then is still seen. */
        post: operations["leaveChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mute a chat, until a time or until that is ended. */
        put: operations["muteChat"];
        post?: never;
        /** Mute a chat no more. */
        delete: operations["unmuteChat"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a chat before others. */
        put: operations["pinChat"];
        post?: never;
        /** Pin a chat no more. */
        delete: operations["unpinChat"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a chat into the archive. */
        put: operations["archiveChat"];
        post?: never;
        /** Take a chat out of the archive. */
        delete: operations["unarchiveChat"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in a chat: owner, admins, then by when they came; of a channel for its admins. */
        get: operations["listMembers"];
        put?: never;
        /** Put users into a chat; who does not follow the caller is asked first. */
        post: operations["addMembers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Put somebody out of a chat; of oneself it is leaving. */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Give a member a role; the owner who gives theirs away is an admin then. */
        patch: operations["setRole"];
        trace?: never;
    };
    "/api/v1/chats/{id}/bans/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put somebody out of a chat, and let them in no more. */
        put: operations["ban"];
        post?: never;
        /** Lift a ban; it brings nobody back. */
        delete: operations["unban"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an invitation, which expires. */
        post: operations["inviteToChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages, newest first, from a cursor on, or ?before=, ?after= or ?around= a number; the next page is of older ones. */
        get: operations["listMessages"];
        put?: never;
        /** Send a message; 200 where it was sent before under the same clientId, 202 where it will be sent at its time. */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pinned messages, the one pinned last first. */
        get: operations["listPinnedMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's messages that wait for their time, the next first. */
        get: operations["listScheduledMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a message, ?for=me or all, or take back one that waits. */
        delete: operations["deleteMessage"];
        options?: never;
        head?: never;
        /** Change the text of one's message. */
        patch: operations["editMessage"];
        trace?: never;
    };
    "/api/v1/messages/{id}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send to other chats what a message says. */
        post: operations["forwardMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pin a message for all. */
        put: operations["pinMessage"];
        post?: never;
        /** Pin a message no more. */
        delete: operations["unpinMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/reactions/{emoji}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** React to a message by an emoji. */
        put: operations["addReaction"];
        post?: never;
        /** Take a reaction back. */
        delete: operations["removeReaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a message said before each edit, newest first. */
        get: operations["getMessageHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has read a message; of a channel for its admins. */
        get: operations["listReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find messages in the caller's chats, newest first.
         * @description All of what is given must hold, and there is at least one of q, sender, type and hasMedia=true. q: words that all occur, whatever their case and accents, the last one by its beginning; words in double quotes follow each other. chat and sender: ids. type: text, image, video, audio, voice or file. from, and to, which is not included: times of sending. Neither encrypted messages nor those of the system are found.
         */
        get: operations["searchMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hide the account until its user signs in again. */
        post: operations["deactivateAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the archive is ready, and a link to it. */
        get: operations["getExport"];
        put?: never;
        /** Let an archive of all one's data be made, at most one a day. */
        post: operations["requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The archive behind a link. */
        get: operations["downloadExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an address to upload a file to. */
        post: operations["beginUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a file has come that one has uploaded, and where its variants are. */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Upload the file to the address that beginUpload gave; the address says by itself who may. */
        put: operations["uploadMedia"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Something that the caller has done: a `like` of `CommentId` or else `PostId`, a `comment`, or the `follow` of a user. */
        ActivityAnswer: {
            /** @enum {string} */
            kind: "like" | "comment" | "follow";
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            postId?: string;
            /** Format: uuid */
            commentId?: string;
            /** Format: uuid */
            userId?: string;
            /** @description Of the caller's comment. */
            text?: string;
        };
        /** @description Body of `POST chats/{id}/members`. */
        AddMembersRequest: {
            users: string[];
        };
        /** @description Whether somebody is banned. */
        BanAnswer: {
            banned: boolean;
        };
        /** @description Whether the caller has bookmarked a post, and in which collection. */
        BookmarkAnswer: {
            bookmarked: boolean;
            /** Format: uuid */
            collection: null | string;
        };
        /** @description Body of `PUT posts/{id}/bookmark`. `Collection`: one of the caller's; without it the bookmark is in none. */
        BookmarkRequest: {
            /** Format: uuid */
            collection?: null | string;
        };
        /** @description Body of `POST auth/password/change`. */
        ChangePasswordRequest: {
            currentPassword: string;
            newPassword: string;
        };
        /** @description A chat as the caller sees it. Grains make its bytes; this is its form. */
        ChatAnswer: {
            /**
             * Format: uuid
             * @description Chat id.
             */
            id: string;
            /**
             * @description private, group or channel.
             * @enum {string}
             */
            type: "private" | "group" | "channel";
            /** @description Of a private chat: what the other is called. */
            name: string;
            /** @description Address of its picture; of a private chat: of the other's. */
            avatar: null | string;
            /** @description What it is about. */
            description: string;
            /**
             * Format: int32
             * @description How many are in it.
             */
            members: number;
            /**
             * @description member, admin or owner; null: the caller is not in it any more.
             * @enum {null|string}
             */
            role: "member" | "admin" | "owner" | null;
            /**
             * Format: int64
             * @description How many messages by others are after the read mark.
             */
            unread: number;
            lastMessage: null | components["schemas"]["MessageAnswer"];
            /** @description Whether the caller has muted it. */
            muted: boolean;
            /**
             * Format: date-time
             * @description Until when; null: it is not, or until that is ended.
             */
            mutedUntil: null | string;
            /** @description Whether the caller has pinned it. */
            pinned: boolean;
            /** @description Whether the caller has archived it. */
            archived: boolean;
            /** @description Whether it is end-to-end encrypted. */
            isSecret: boolean;
            /** @description Whether it waits for the caller to accept it. */
            request: boolean;
            peer: null | components["schemas"]["UserAnswer"];
            /**
             * Format: int64
             * @description Number of the newest message.
             */
            lastSequence: number;
            /**
             * Format: int64
             * @description The caller's read mark.
             */
            readUpTo: number;
            /**
             * Format: int64
             * @description Of a private chat: how far the other has read, where that is told.
             */
            peerReadUpTo: null | number;
            /**
             * Format: int64
             * @description Likewise: what the other's clients have.
             */
            peerDeliveredUpTo: null | number;
            /**
             * Format: int32
             * @description Seconds after which new messages disappear; null: never.
             */
            expiresIn: null | number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
        };
        /** @description Body of `POST auth/2fa/enable` and `recovery-codes`: a one-time password. */
        CodeRequest: {
            code: string;
        };
        /** @description A collection of bookmarks. */
        CollectionAnswer: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        /** @description Body of `POST collections` and `PATCH collections/{id}`. */
        CollectionRequest: {
            name: string;
        };
        /** @description A comment as the caller may see it. Grains make its bytes; this is its form. */
        CommentAnswer: {
            /**
             * Format: uuid
             * @description Comment id.
             */
            id: string;
            /**
             * Format: uuid
             * @description The post it is on.
             */
            postId: string;
            author: components["schemas"]["UserAnswer"];
            /** @description What it says. */
            text: string;
            /** @description Users whom the text mentions, by the name in it. */
            mentions: components["schemas"]["MentionAnswer"][];
            /**
             * Format: uuid
             * @description The comment of the first level that it replies to; null: it is one itself.
             */
            replyTo: null | string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its text was last changed; null: never.
             */
            editedAt: null | string;
            /** @description Whether the post's author has put it before all others. */
            pinned: boolean;
            counts: components["schemas"]["CommentLikeCounts"];
            viewer: components["schemas"]["CommentViewer"];
        };
        /** @description Whether the caller likes a comment. `Counts`: the numbers under it; not there when the caller does not see it any more. */
        CommentLikeAnswer: {
            liked: boolean;
            counts?: components["schemas"]["CommentLikeCounts"];
        };
        /** @description Numbers under a comment. */
        CommentLikeCounts: {
            /** Format: int64 */
            likes: number;
            /** Format: int64 */
            replies: number;
        };
        /** @description Body of `POST posts/{id}/comments`. `ReplyTo`: a comment on the same post; one that is a reply itself stands for what it replies to. */
        CommentRequest: {
            text: string;
            /** Format: uuid */
            replyTo?: null | string;
        };
        /** @description What the caller has done to a comment. */
        CommentViewer: {
            liked: boolean;
        };
        /** @description Body of `POST chats`. `Type`: private, group or channel. `Members`: beside the caller; of a private chat the one other. */
        CreateChatRequest: {
            /** @enum {string} */
            type: "private" | "group" | "channel";
            name?: null | string;
            description?: null | string;
            members?: null | string[];
        };
        /** @description Body of `POST posts`: a caption, media or both. Without `draft` and `publishAt` it is published at once. */
        CreatePostRequest: {
            caption?: null | string;
            media?: null | components["schemas"]["PostMediaRequest"][];
            location?: null | components["schemas"]["PostLocationRequest"];
            /** Format: date-time */
            publishAt?: null | string;
            draft?: null | boolean;
            commentsOff?: null | boolean;
            hideLikes?: null | boolean;
        };
        /** @description Body of `POST users/me/deactivate`. */
        DeactivateRequest: {
            password?: null | string;
        };
        /** @description Body of `DELETE users/me`. */
        DeleteAccountRequest: {
            password: string;
        };
        /** @description Body of `POST auth/2fa/disable`: the password, or a code. */
        DisableSecondFactorRequest: {
            password?: null | string;
            code?: null | string;
        };
        /** @description Body of `PATCH chats/{id}`: what is not there stays as it is; an avatar or time that is null is taken away. */
        EditChatRequest: {
            name?: null | string;
            description?: null | string;
            /**
             * Format: uuid
             * @description Id of a picture that was uploaded as an avatar; null: none.
             */
            avatar?: null | string;
            /**
             * Format: int32
             * @description Seconds after which new messages disappear; null: never.
             */
            expiresIn?: null | number;
        };
        /** @description Body of `PATCH comments/{id}`. */
        EditCommentRequest: {
            text: string;
        };
        /** @description Body of `PATCH messages/{id}`. */
        EditMessageRequest: {
            text: string;
        };
        /** @description Body of `PATCH posts/{id}`: what is not there, or null, stays as it is; a location that is null is taken away. */
        EditPostRequest: {
            caption?: null | string;
            /** @description Texts and tags of media that the post has; which there are does not change. */
            media?: null | components["schemas"]["PostMediaRequest"][];
            location?: null | components["schemas"]["PostLocationRequest"];
            /**
             * Format: date-time
             * @description Of a draft or a scheduled post.
             */
            publishAt?: null | string;
            commentsOff?: null | boolean;
            hideLikes?: null | boolean;
        };
        /** @description Body of `PATCH users/me`: what is not there, or null, stays as it is; an avatar that is null is taken away. */
        EditProfileRequest: {
            username?: null | string;
            displayName?: null | string;
            bio?: null | string;
            links?: null | string[];
            isPrivate?: null | boolean;
            /** @description Id of a picture; null: none. */
            avatar?: null | string;
            settings?: null | components["schemas"]["UserSettingsRequest"];
        };
        /** @description How many sessions have ended. */
        EndedAnswer: {
            /** Format: int32 */
            endedSessions: number;
        };
        /** @description An export. `Url`: where the archive can be fetched, by whoever has it, until `ExpiresAt`. */
        ExportAnswer: {
            /** @enum {string} */
            status: "none" | "pending" | "ready" | "failed";
            /** Format: date-time */
            requestedAt: null | string;
            url: null | string;
            /** Format: date-time */
            expiresAt: null | string;
        };
        Failure: {
            /** @enum {boolean} */
            success: false;
            error: components["schemas"]["FailureError"];
        };
        FailureError: {
            /** @description The reason, for programs; never changed. */
            code: string;
            /** @description The reason, for people. */
            message: string;
            /** @description What is wrong with each field of the request. */
            details: {
                [key: string]: string[];
            };
            traceId: string;
        };
        /** @description What is between caller and user after a change. `Status`: `none`, `pending` or `accepted`. */
        FollowAnswer: {
            /** @enum {string} */
            status: "none" | "pending" | "accepted";
            relationship: components["schemas"]["Relationship"];
        };
        /** @description Body of `POST auth/password/forgot`. */
        ForgotPasswordRequest: {
            email: string;
        };
        /** @description Body of `POST messages/{id}/forward`: ids of chats. */
        ForwardRequest: {
            chats: string[];
        };
        /** @description What became of one chat that a message was forwarded to: the message there, or the code of why there is none. */
        ForwardedAnswer: {
            /** Format: uuid */
            chatId: string;
            message: null | components["schemas"]["MessageAnswer"];
            error: null | string;
        };
        /**
         * @description A hashtag. `Posts`: how many published posts have it, also those that the caller may not see: for them it is approximate.
         *     `Following`: whether the caller follows it; not there for who is not signed in.
         */
        HashtagAnswer: {
            tag: string;
            /** Format: int64 */
            posts: number;
            following?: boolean;
        };
        /** @description An invitation. Its secret is shown once. */
        InviteAnswer: {
            invite: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: int32 */
            maxUses: null | number;
        };
        /** @description Body of `POST chats/{id}/invites`. `ExpiresIn`: seconds, a week unless it says so; `MaxUses`: any number unless it says so. */
        InviteRequest: {
            /** Format: int64 */
            expiresIn?: null | number;
            /** Format: int32 */
            maxUses?: null | number;
        };
        /** @description Body of `POST chats/join`: the invitation's secret. */
        JoinRequest: {
            invite: string;
        };
        /** @description That the caller is not in it any more. */
        LeftAnswer: {
            left: boolean;
        };
        /** @description What is behind a link, as the page says itself. Nobody has looked at the picture, which is its server's. */
        LinkPreviewAnswer: {
            url: string;
            title: string;
            description: null | string;
            imageUrl: null | string;
            siteName: null | string;
        };
        /** @description Body of `POST auth/oauth/link`: what a sign-in by a provider lacked, the password or the code or both. */
        LinkRequest: {
            ticket: string;
            password?: null | string;
            code?: null | string;
        };
        /** @description Body of `POST auth/login`: username or e-mail address, password, and the code that an account with a second factor needs. */
        LoginRequest: {
            login: string;
            password: string;
            code?: null | string;
        };
        /** @description What a user sees of themselves: all that others see, and more. */
        Me: {
            /**
             * Format: uuid
             * @description User id.
             */
            id: string;
            /** @description Folded to lower case. */
            username: string;
            /** @description As the user wants to be called. */
            displayName: string;
            /** @description As it was given; nobody else sees it. */
            email: string;
            /**
             * Format: date-time
             * @description When the account was made, UTC.
             */
            createdAt: string;
            bio: string;
            links: string[];
            /** @description Address of the picture; null: none. */
            avatar: null | string;
            isPrivate: boolean;
            counts: components["schemas"]["UserCounts"];
            settings: components["schemas"]["UserSettings"];
            /** @description Whether the user has proved that the e-mail address is theirs. */
            emailVerified: boolean;
        };
        /**
         * @description A file that was or is to be uploaded. `Error` says why it failed. Once it is ready, `Variants` can be had of a photo or of a
         *     frame of a video, and at `Url` what is not a photo: of a type and of so many bytes, playing for `Duration` seconds, as loud as
         *     `Waveform` says.
         */
        MediaAnswer: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "awaiting" | "processing" | "ready" | "failed";
            /** @enum {null|string} */
            error: "damaged" | "too_many_pixels" | "too_long" | "unsupported_type" | "timeout" | "no_decoder" | "given_up" | null;
            /** @enum {string} */
            kind: "image" | "avatar" | "video" | "audio" | "voice" | "file";
            variants: components["schemas"]["VariantAnswer"][];
            blurHash: null | string;
            /** Format: int32 */
            width: null | number;
            /** Format: int32 */
            height: null | number;
            url: null | string;
            fileName: null | string;
            /** Format: int64 */
            size: null | number;
            contentType: null | string;
            /** Format: double */
            duration: null | number;
            waveform: null | number[];
        };
        /** @description What was said of a picture. */
        MediaTextAnswer: {
            /** Format: uuid */
            id: string;
            altText: string;
            tags: components["schemas"]["PersonTagAnswer"][];
        };
        /** @description Somebody in a chat. Receipts are null in channels, and of who has not accepted yet. Grains make its bytes; this is its form. */
        MemberAnswer: {
            /** Format: uuid */
            id: string;
            user: null | components["schemas"]["UserAnswer"];
            /** @enum {string} */
            role: "member" | "admin" | "owner";
            /** Format: date-time */
            joinedAt: string;
            requested: boolean;
            /** Format: int64 */
            readUpTo: null | number;
            /** Format: int64 */
            deliveredUpTo: null | number;
        };
        /** @description Somebody whom a caption mentions. */
        MentionAnswer: {
            /** Format: uuid */
            id: string;
            username: string;
        };
        /** @description A message as the caller sees it. Of one that is deleted, or whose time is over, there is only that it was. Grains make its bytes; this is its form. */
        MessageAnswer: {
            /**
             * Format: uuid
             * @description Message id.
             */
            id: string;
            /**
             * Format: uuid
             * @description Where it is.
             */
            chatId: string;
            /**
             * Format: int64
             * @description Its number in the chat: 1, 2, 3, …; null: it waits for its time.
             */
            sequence: null | number;
            /**
             * Format: uuid
             * @description What its sender's client calls it.
             */
            clientId: null | string;
            /**
             * Format: uuid
             * @description Whose it is.
             */
            senderId: string;
            sender: null | components["schemas"]["UserAnswer"];
            /**
             * @description text, image, video, audio, voice, file, system or encrypted.
             * @enum {string}
             */
            type: "text" | "image" | "video" | "audio" | "voice" | "file" | "system" | "encrypted";
            /** @description What it says. */
            text: null | string;
            /** @description Of encrypted ones: Base64. */
            body: null | string;
            /** @description Its files. */
            media: components["schemas"]["MessageMediaAnswer"][];
            replyTo: null | components["schemas"]["QuoteAnswer"];
            forwardedFrom: null | components["schemas"]["UserAnswer"];
            /** @description Whether somebody else wrote it first. */
            forwarded: boolean;
            /** @description Users whom it mentions, by the name in it. */
            mentions: components["schemas"]["MentionAnswer"][];
            /** @description Normalized and folded, each once. */
            hashtags: string[];
            /** @description To it, those that came first first. */
            reactions: components["schemas"]["ReactionAnswer"][];
            /** @description Whether nobody was to be disturbed by it. */
            silent: boolean;
            /**
             * Format: date-time
             * @description When it was sent.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its text was last changed; null: never.
             */
            editedAt: null | string;
            /**
             * Format: date-time
             * @description When it was deleted for all, or its time was over; null: it is there.
             */
            deletedAt: null | string;
            /**
             * Format: date-time
             * @description When it disappears; null: never.
             */
            expiresAt: null | string;
            system: null | components["schemas"]["SystemAnswer"];
            preview: null | components["schemas"]["LinkPreviewAnswer"];
            /**
             * Format: date-time
             * @description Of one that waits: when it will be sent.
             */
            sendAt?: string;
        };
        /**
         * @description A file of a message. `Kind`: image, video, audio, voice or file; `Url`: where it is read for an hour or two; `Size`: bytes of
         *     what is read there; `Duration`: seconds that it plays; `Waveform`: of sound, 100 values of 0 to 100; the rest is of photos and videos.
         */
        MessageMediaAnswer: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "image" | "video" | "audio" | "voice" | "file";
            url: string;
            fileName: null | string;
            /** Format: int64 */
            size: number;
            contentType: string;
            /** Format: double */
            duration: null | number;
            waveform: null | number[];
            variants: components["schemas"]["VariantAnswer"][];
            blurHash: null | string;
            /** Format: int32 */
            width: null | number;
            /** Format: int32 */
            height: null | number;
        };
        /** @description Whether a message is pinned. */
        MessagePinAnswer: {
            pinned: boolean;
        };
        /** @description What a message said until it was edited. */
        MessageRevisionAnswer: {
            /** Format: date-time */
            since: string;
            text: string;
        };
        /** @description What is between caller and user after a change, and what of the user is muted. */
        MuteAnswer: {
            relationship: components["schemas"]["Relationship"];
            posts: boolean;
            stories: boolean;
            notifications: boolean;
        };
        /** @description Body of `PUT chats/{id}/mute`; without one it is muted until that is ended. */
        MuteChatRequest: {
            /** Format: date-time */
            until?: null | string;
        };
        /** @description Body of `PUT users/{id}/mute`: what is muted, and nothing else stays so; without a body or with an empty one, all is. */
        MuteRequest: {
            posts?: null | boolean;
            stories?: null | boolean;
            notifications?: null | boolean;
        };
        /** @description An answer with nothing to say. */
        Nothing: Record<string, never>;
        /** @description A notification. Grains make its bytes; this is its form. */
        NotificationAnswer: {
            /**
             * Format: uuid
             * @description Notification id.
             */
            id: string;
            /**
             * @description `like`, `comment`, `reply`, `mention`, `tag`, `follow`, `request` or `accepted`.
             * @enum {string}
             */
            kind: "like" | "comment" | "reply" | "mention" | "tag" | "follow" | "request" | "accepted";
            /** @description Who did it, the newest three. */
            actors: components["schemas"]["UserAnswer"][];
            /**
             * Format: int32
             * @description How many did it; of follows on one day more than 1,000 are not counted.
             */
            count: number;
            target: components["schemas"]["NotificationTarget"];
            /**
             * Format: date-time
             * @description When somebody, or something, new came to it; no two have one time.
             */
            createdAt: string;
            /** @description Whether nothing new has come to it since it was read. */
            read: boolean;
        };
        /** @description By whose acts the caller is notified, of each kind: `everyone`, `following` (whom the caller follows) or `off`. */
        NotificationSettingsAnswer: {
            /** @enum {string} */
            likes: "everyone" | "following" | "off";
            /** @enum {string} */
            comments: "everyone" | "following" | "off";
            /** @enum {string} */
            replies: "everyone" | "following" | "off";
            /** @enum {string} */
            mentions: "everyone" | "following" | "off";
            /** @enum {string} */
            tags: "everyone" | "following" | "off";
            /** @enum {string} */
            follows: "everyone" | "following" | "off";
            /** @enum {string} */
            requests: "everyone" | "following" | "off";
            /** @enum {string} */
            acceptances: "everyone" | "following" | "off";
        };
        /**
         * @description Body of `PATCH notifications/settings`: `everyone`, `following` or `off`, or true (everyone) and false (off); what is not
         *     there, or null, stays as it is.
         */
        NotificationSettingsRequest: {
            /** @enum {unknown} */
            likes?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            comments?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            replies?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            mentions?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            tags?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            follows?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            requests?: "everyone" | "following" | "off" | true | false | null;
            /** @enum {unknown} */
            acceptances?: "everyone" | "following" | "off" | true | false | null;
        };
        /**
         * @description What something was done to. `Type`: `post`, `comment`, or `user`, the caller. `PostId`: the post that it is, or is on.
         *     `CommentId`: the comment to look at: the newest of those it tells of, or the one that it is about.
         */
        NotificationTarget: {
            /** @enum {string} */
            type: "post" | "comment" | "user";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            postId?: string;
            /** Format: uuid */
            commentId?: string;
        };
        /** @description A passkey as its owner sees it. */
        PasskeyAnswer: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: null | string;
            backedUp: boolean;
        };
        /** @description Body of `POST auth/passkeys/login`: the credential is what `navigator.credentials.get` gave, as JSON. */
        PasskeyLoginRequest: {
            ceremony: string;
            credential: {
                [key: string]: unknown;
            };
        };
        /** @description What a browser begins with: options in the JSON form of WebAuthn, and by which handle to go on. */
        PasskeyOptionsAnswer: {
            ceremony: string;
            options: {
                [key: string]: unknown;
            };
        };
        /** @description Somebody on a picture, and what they were called when tagged. */
        PersonTagAnswer: {
            /** Format: uuid */
            userId: string;
            username: string;
            /** Format: double */
            x: number;
            /** Format: double */
            y: number;
        };
        /** @description Somebody on a picture. `X`, `Y`: from the left and the upper edge, 0 to 1 of width and height. */
        PersonTagRequest: {
            /** Format: uuid */
            userId: string;
            /** Format: double */
            x: number;
            /** Format: double */
            y: number;
        };
        /** @description A post as the caller may see it. Grains make its bytes; this is its form. */
        PostAnswer: {
            /**
             * Format: uuid
             * @description Post id.
             */
            id: string;
            /** @description May be empty when there are media. */
            caption: string;
            /** @description Pictures, in the order shown. */
            media: components["schemas"]["PostMediaAnswer"][];
            /** @description Normalized and folded, each once. */
            hashtags: string[];
            /** @description Users whom the caption mentions, by the name in it. */
            mentions: components["schemas"]["MentionAnswer"][];
            location: null | components["schemas"]["PostLocation"];
            /**
             * Format: date-time
             * @description Null: not published yet.
             */
            publishedAt: null | string;
            /**
             * Format: date-time
             * @description When its caption, media texts or location were last changed; null: never since it was published.
             */
            editedAt: null | string;
            flags: components["schemas"]["PostFlags"];
            author: components["schemas"]["UserAnswer"];
            counts: components["schemas"]["PostCounts"];
            viewer: components["schemas"]["PostViewer"];
            /**
             * @description Of what is not published yet: `draft` or `scheduled`.
             * @enum {string}
             */
            status?: "draft" | "scheduled";
            /**
             * Format: date-time
             * @description Of what is not published yet: when it will be; null: not at a time.
             */
            publishAt?: null | string;
            /**
             * Format: date-time
             * @description Of what is not published yet: when it was made.
             */
            createdAt?: string;
            why?: components["schemas"]["PostReason"];
        };
        /** @description Numbers under a post. `Likes` is null where only the author sees it. */
        PostCounts: {
            /** Format: int64 */
            likes: null | number;
            /** Format: int64 */
            comments: number;
        };
        /** @description What a post's author has decided about it. */
        PostFlags: {
            commentsOff: boolean;
            hideLikes: boolean;
            archived: boolean;
            pinned: boolean;
        };
        /** @description Whether the caller likes a post. `Counts`: the numbers under it; not there when the caller does not see it any more. */
        PostLikeAnswer: {
            liked: boolean;
            counts?: components["schemas"]["PostLikeCounts"];
        };
        /** @description Numbers under a post. `Likes` is null where only the author sees it. */
        PostLikeCounts: {
            /** Format: int64 */
            likes: null | number;
            /** Format: int64 */
            comments: number;
        };
        /** @description Where a post says it is from. */
        PostLocation: {
            /** @description Of the place. */
            name: string;
            /**
             * Format: double
             * @description Degrees north, WGS 84; with Longitude or not at all.
             */
            latitude: null | number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: null | number;
        };
        /** @description Where a post says it is from: the name of a place, and degrees north and east (WGS 84), both or none. */
        PostLocationRequest: {
            name: string;
            /** Format: double */
            latitude?: null | number;
            /** Format: double */
            longitude?: null | number;
        };
        /** @description A picture of a post, with what its author says of it. */
        PostMediaAnswer: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "image";
            variants: components["schemas"]["VariantAnswer"][];
            blurHash: null | string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
            altText: string;
            tags: components["schemas"]["PersonTagAnswer"][];
        };
        /** @description A picture of a post. `Tags`: who is on it. */
        PostMediaRequest: {
            /** Format: uuid */
            id: string;
            altText?: null | string;
            tags?: null | components["schemas"]["PersonTagRequest"][];
        };
        /**
         * @description Why a post is in a feed. `Reason`: `own` or `following`. The numbers are of the ranked order: the score, and the parts that
         *     it is made of.
         */
        PostReason: {
            /** @enum {string} */
            reason: "own" | "following";
            /** Format: double */
            score?: number;
            /** Format: double */
            recency?: number;
            /** Format: double */
            engagement?: number;
            /** Format: double */
            affinity?: number;
        };
        /** @description What a post said until it was edited. */
        PostRevisionAnswer: {
            /** Format: date-time */
            since: string;
            caption: string;
            media: components["schemas"]["MediaTextAnswer"][];
            location: null | components["schemas"]["PostLocation"];
        };
        /** @description What the caller has done to a post. */
        PostViewer: {
            liked: boolean;
            bookmarked: boolean;
        };
        /** @description The names of the providers that users may sign in by. */
        ProvidersAnswer: {
            providers: string[];
        };
        /** @description What a reply quotes; all but the id are null where it is gone, or the caller may not see it. */
        QuoteAnswer: {
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            sequence: null | number;
            /** Format: uuid */
            senderId: null | string;
            /** @enum {null|string} */
            type: "text" | "image" | "video" | "audio" | "voice" | "file" | "system" | "encrypted" | null;
            text: null | string;
        };
        /** @description How many have reacted by an emoji, and whether the caller has. */
        ReactionAnswer: {
            emoji: string;
            /** Format: int64 */
            count: number;
            mine: boolean;
        };
        /** @description The reactions to a message. */
        ReactionsAnswer: {
            /** Format: uuid */
            messageId: string;
            reactions: components["schemas"]["ReactionAnswer"][];
        };
        /** @description Body of `POST chats/{id}/read`: the number of the last message that is read. */
        ReadChatRequest: {
            /** Format: int64 */
            upTo: number;
        };
        /** @description The caller's read mark, and how many messages by others are after it. */
        ReadMarkAnswer: {
            /** Format: int64 */
            readUpTo: number;
            /** Format: int64 */
            unread: number;
        };
        /** @description Body of `POST notifications/read`. `UpTo`: the id of a notification, or a time: it and all before are read. */
        ReadNotificationsRequest: {
            upTo: string;
        };
        /** @description Codes that each work once; shown this once. */
        RecoveryCodesAnswer: {
            recoveryCodes: string[];
        };
        /** @description Body of `POST auth/refresh`; without a token the cookie's counts. */
        RefreshRequest: {
            refreshToken?: null | string;
        };
        /** @description Body of `POST auth/passkeys/register`: the credential is what `navigator.credentials.create` gave, as JSON. */
        RegisterPasskeyRequest: {
            ceremony: string;
            credential: {
                [key: string]: unknown;
            };
            name?: null | string;
        };
        /** @description Body of `POST auth/register`. */
        RegisterRequest: {
            email: string;
            username: string;
            password: string;
            displayName?: null | string;
        };
        /** @description What is between caller and user after a change. */
        RelationAnswer: {
            relationship: components["schemas"]["Relationship"];
        };
        /** @description What is between the caller and a user, seen by the caller; what the caller must not know is not in it. */
        Relationship: {
            /** @description The caller follows the user. */
            following: boolean;
            /** @description The user follows the caller. */
            followedBy: boolean;
            /** @description The caller has asked to follow the user. */
            requested: boolean;
            /** @description The caller blocks the user. */
            blocking: boolean;
            /** @description The caller mutes something of the user. */
            muting: boolean;
            /** @description The user has asked to follow the caller. */
            requestedBy: boolean;
            /** @description The caller restricts the user. */
            restricting: boolean;
            /** @description The caller counts the user among close friends. */
            closeFriend: boolean;
        };
        /** @description Body of `POST auth/password/reset`. */
        ResetPasswordRequest: {
            token: string;
            newPassword: string;
        };
        /** @description Body of `PATCH chats/{id}/members/{userId}`. `Role`: member, admin or owner. */
        RoleRequest: {
            /** @enum {string} */
            role: "member" | "admin" | "owner";
        };
        /** @description Whether sign-ins need a code. */
        SecondFactorAnswer: {
            enabled: boolean;
        };
        /** @description Answer of `POST auth/2fa/setup`: the secret in base32, and the same as `otpauth://` for a QR code. */
        SecondFactorSetupAnswer: {
            secret: string;
            uri: string;
        };
        /**
         * @description Body of `POST chats/{id}/messages`. `Type`: text, image, video, audio, voice, file or encrypted. `Media`: ids of 1 to
         *     10 files that were uploaded as the kind of that name, of a voice of one; `Text` may say something of them; `Body`: of encrypted ones, Base64; `ReplyTo`: a message in the same chat; `ExpiresIn`: seconds after which it disappears.
         */
        SendMessageRequest: {
            /** @enum {string} */
            type: "text" | "image" | "video" | "audio" | "voice" | "file" | "encrypted";
            /** Format: uuid */
            clientId?: null | string;
            text?: null | string;
            media?: null | string[];
            /** Format: byte */
            body?: null | string;
            /** Format: uuid */
            replyTo?: null | string;
            silent?: null | boolean;
            /** Format: date-time */
            sendAt?: null | string;
            /** Format: int32 */
            expiresIn?: null | number;
        };
        /** @description One of the user's sessions. `Current`: the one that asks. */
        SessionAnswer: {
            /** Format: uuid */
            id: string;
            device: string;
            address: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            lastSeen: string;
            current: boolean;
        };
        /** @description Answer to whoever has signed in. `ExpiresIn`: seconds until the access token ends. */
        SignedInAnswer: {
            user: components["schemas"]["Me"];
            accessToken: string;
            refreshToken: string;
            /** Format: int32 */
            expiresIn: number;
        };
        /**
         * @description What a system message tells. `Act`: joined, left, added, kicked, banned, renamed, avatar_changed, description_changed, role_changed or
         *     expiry_changed, by its sender; `Users`: whom it was done to; `Name`: the new name, or role.
         */
        SystemAnswer: {
            /** @enum {string} */
            act: "joined" | "left" | "added" | "kicked" | "banned" | "renamed" | "avatar_changed" | "description_changed" | "role_changed" | "expiry_changed";
            users: components["schemas"]["UserAnswer"][];
            name: null | string;
        };
        /** @description Answer of `POST auth/refresh`. */
        TokensAnswer: {
            accessToken: string;
            refreshToken: string;
            /** Format: int32 */
            expiresIn: number;
        };
        /** @description How many notifications are unread; more than 1,000 are not counted. */
        UnreadAnswer: {
            /** Format: int32 */
            unread: number;
        };
        /** @description What waits in all chats: messages, chats that have some, and requests. */
        UnreadChatsAnswer: {
            /** Format: int64 */
            unread: number;
            /** Format: int32 */
            chats: number;
            /** Format: int32 */
            requests: number;
        };
        /** @description How a file is uploaded: a request by `Method` to `UploadUrl` with `Headers`, until `ExpiresAt`. */
        UploadAnswer: {
            /** Format: uuid */
            id: string;
            uploadUrl: string;
            /** @enum {string} */
            method: "PUT";
            headers: {
                [key: string]: string;
            };
            /** Format: date-time */
            expiresAt: string;
        };
        /**
         * @description Body of `POST media`: what is to be uploaded. `Kind` is `image`, `avatar`, `video`, `audio`, `voice` or
         *     `file`; `Size` is in bytes; `FileName` is what readers of a message see.
         */
        UploadRequest: {
            /** @enum {string} */
            kind: "image" | "avatar" | "video" | "audio" | "voice" | "file";
            contentType: string;
            /** Format: int64 */
            size: number;
            fileName?: null | string;
        };
        /** @description A user as the caller may see them. Of whom the caller blocks there are id, names, avatar and relationship only. */
        UserAnswer: {
            /**
             * Format: uuid
             * @description User id.
             */
            id: string;
            /** @description Folded to lower case. */
            username: string;
            /** @description As the user wants to be called. */
            displayName: string;
            /** @description Address of the picture; null: none. */
            avatar: null | string;
            bio?: string;
            links?: string[];
            isPrivate?: boolean;
            counts?: components["schemas"]["UserCounts"];
            /**
             * @description `online`, `away`, `dnd` or `offline`; where a single user was asked for and the caller may know.
             * @enum {string}
             */
            status?: "online" | "away" | "dnd" | "offline";
            /**
             * Format: date-time
             * @description When the user was there last, UTC; null while they are there, and when they never were. Where there is a status.
             */
            lastSeen?: null | string;
            relationship?: components["schemas"]["Relationship"];
        };
        /** @description The numbers on a profile. */
        UserCounts: {
            /** Format: int64 */
            posts: number;
            /** Format: int64 */
            followers: number;
            /** Format: int64 */
            following: number;
        };
        /** @description What a user has decided about the product's behaviour; in an edit, null leaves a setting as it is. */
        UserSettings: {
            /** @description Language of mail and pages, a tag of RFC 5646; null: what the client prefers. */
            language: null | string;
            /**
             * @description Who sees whether the user is there, and when they were last: `everyone` who is signed in, `followers`, `following` (whom
             *     the user follows) or `nobody`; null: followers.
             * @enum {null|string}
             */
            showLastSeen: "followers" | "everyone" | "following" | "nobody" | null;
        };
        /** @description Settings to be changed; what is not there, or null, stays as it is. */
        UserSettingsRequest: {
            language?: null | string;
            /** @enum {null|string} */
            showLastSeen?: "followers" | "everyone" | "following" | "nobody" | null;
        };
        /**
         * @description A picture as it can be had. `Size` is the length that neither side exceeds; `Format` is `webp` or `jpeg`;
         *     `Width` and `Height` are in pixels.
         */
        VariantAnswer: {
            /** Format: int32 */
            size: number;
            /** @enum {string} */
            format: "webp" | "jpeg";
            url: string;
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
        };
        /** @description Answer of `POST auth/email/verify`. */
        VerifiedAnswer: {
            emailVerified: boolean;
        };
        /** @description Body of `POST auth/email/verify`. */
        VerifyEmailRequest: {
            token: string;
        };
    };
    responses: {
        /** @description Any other failure. */
        failure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request is not valid. */
        validation_failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Sign in to do this. */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description This is not allowed. */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description There is nothing here. */
        not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The answer cannot be given in the form asked for. */
        not_acceptable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request took too long to arrive. */
        request_timeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description This conflicts with what is there. */
        conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description This is no longer here. */
        gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request is too large. */
        too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The request's content type is not supported here. */
        unsupported_type: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Too many requests. Try again later. */
        rate_limited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Something went wrong on our side. */
        internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description The service is not available right now. Try again soon. */
        unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SignedInAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `username_taken`: Somebody has this username already. `email_taken`: There is an account with this e-mail address already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SignedInAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            /** @description `unauthenticated`: The name or the password is wrong. `two_factor_required`: A code of the second factor is needed. `wrong_code`: The code is wrong, or was used before. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["Me"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["TokensAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SessionAnswer"][];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["EndedAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    logOutAll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["EndedAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["EndedAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `wrong_password`: The password is wrong. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    forgetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description It will be done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["Nothing"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["EndedAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `invalid_token`: This link has expired or was used before. Ask for another one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["VerifiedAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `invalid_token`: This link has expired or was used before. Ask for another one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["Nothing"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SecondFactorAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    setUpSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SecondFactorSetupAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            /** @description `two_factor_enabled`: The second factor is enabled already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    enableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RecoveryCodesAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `wrong_code`: The code is wrong, or was used before. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `two_factor_not_set_up`: There is no second factor. `two_factor_enabled`: The second factor is enabled already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisableSecondFactorRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SecondFactorAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `wrong_code`: The code is wrong, or was used before. `wrong_password`: The password is wrong. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `two_factor_not_set_up`: There is no second factor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    replaceRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RecoveryCodesAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `wrong_code`: The code is wrong, or was used before. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `two_factor_not_set_up`: There is no second factor. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PasskeyAnswer"][];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getOAuthProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ProvidersAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    beginPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PasskeyOptionsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    registerPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterPasskeyRequest"];
            };
        };
        responses: {
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PasskeyAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `passkey_exists`: This passkey is registered already. `too_many_passkeys`: There are as many passkeys as one account may have. Remove one first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `passkey_refused`: The passkey could not be registered. Start again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    beginPasskeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PasskeyOptionsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    passkeyLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyLoginRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SignedInAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    linkOAuth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SignedInAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            /** @description `unauthenticated`: The name or the password is wrong. `two_factor_required`: A code of the second factor is needed. `wrong_code`: The code is wrong, or was used before. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `ticket_expired`: This took too long, or was done already. Start again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    beginOAuth: {
        parameters: {
            query?: {
                returnTo?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `unavailable`: The service is not available right now. Try again soon. `provider_unavailable`: The provider does not answer right now. Try again soon. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            default: components["responses"]["failure"];
        };
    };
    finishOAuth: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                error?: string;
                iss?: string;
            };
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["SignedInAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description Found */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `validation_failed`: The request is not valid. `invalid_state`: This sign-in was begun elsewhere, or took too long. Start again. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `two_factor_required`: A code of the second factor is needed. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `access_denied`: The provider did not let you in, or you have changed your mind. `suspended`: This account is suspended. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `link_required`: There is an account with this e-mail address. Give its password to link it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `email_missing`: The provider gave no usable e-mail address, which an account needs. `external_refused`: The provider's answer was refused. Try again. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            /** @description `unavailable`: The service is not available right now. Try again soon. `provider_unavailable`: The provider does not answer right now. Try again soon. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            default: components["responses"]["failure"];
        };
    };
    finishOAuthByForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description See Other */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    searchUsers: {
        parameters: {
            query?: {
                q?: string;
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["Me"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccountRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `wrong_password`: The password is wrong. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    editOwnUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditProfileRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["Me"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `username_taken`: Somebody has this username already. `conflict`: The profile was changed meanwhile. Try again. `media_not_ready`: The file has not been uploaded, or is still being processed. `media_in_use`: The file belongs to something else already. Upload it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `wrong_media_kind`: The file was uploaded for another use. `media_failed`: The file could not be processed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                idOrUsername: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listFollowers: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `private_account`: This account is private. Follow it to see more. `blocked`: You block this user. Unblock them to see more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listFollowing: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `private_account`: This account is private. Follow it to see more. `blocked`: You block this user. Unblock them to see more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listMutuals: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `private_account`: This account is private. Follow it to see more. `blocked`: You block this user. Unblock them to see more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["FollowAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `blocked`: You block this user. Unblock them first. `follow_limit`: Nobody can follow more than 7500 users. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unfollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["FollowAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listFollowRequests: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    acceptFollowRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `blocked`: You block this user. Unblock them first. `follow_limit`: Nobody can follow more than 7500 users. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    rejectFollowRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    removeFollower: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    mute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["MuteRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MuteAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unmute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MuteAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listMutes: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    restrict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unrestrict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listRestricts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    addCloseFriend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    removeCloseFriend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["RelationAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `oneself`: This cannot be done to yourself. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listCloseFriends: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    createPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePostRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `draft_limit`: Nobody can have more than 500 drafts and scheduled posts. `media_not_ready`: The file has not been uploaded, or is still being processed. `media_in_use`: The file belongs to something else already. Upload it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `unacceptable`: The request cannot be carried out. `wrong_media_kind`: The file was uploaded for another use. `media_failed`: The file could not be processed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deletePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            409: components["responses"]["conflict"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    editPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditPostRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `unacceptable`: The request cannot be carried out. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getPostHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostRevisionAnswer"][];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    publishPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `archived`: This post is archived. Take it from the archive first. `conflict`: The post was changed meanwhile. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    archivePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `not_published`: This post is not published. `conflict`: The post was changed meanwhile. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unarchivePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `not_published`: This post is not published. `conflict`: The post was changed meanwhile. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    pinPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `not_published`: This post is not published. `pin_limit`: Nobody can pin more than 3 posts. Unpin another first. `conflict`: The post was changed meanwhile. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unpinPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `not_published`: This post is not published. `conflict`: The post was changed meanwhile. Try again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listDrafts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listArchivedPosts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `private_account`: This account is private. Follow it to see more. `blocked`: You block this user. Unblock them to see more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listTaggedPosts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `private_account`: This account is private. Follow it to see more. `blocked`: You block this user. Unblock them to see more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getHashtag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["HashtagAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listHashtagPosts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    followHashtag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["HashtagAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `hashtag_limit`: Nobody can follow more than 500 hashtags. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unfollowHashtag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tag: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["HashtagAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getFeed: {
        parameters: {
            query?: {
                order?: "ranked" | "latest";
                why?: "0" | "1";
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            /** @description `cursor_expired`: This list is no longer kept. Begin it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listExplore: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            /** @description `cursor_expired`: This list is no longer kept. Begin it again. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    likePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostLikeAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unlikePost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostLikeAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listPostLikes: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `likes_hidden`: Only the author sees who likes this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    likeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentLikeAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unlikeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentLikeAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listCommentLikes: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listLikedPosts: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listActivity: {
        parameters: {
            query?: {
                kind?: "like" | "comment" | "follow";
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ActivityAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `comments_off`: Comments on this post are turned off. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deleteComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    editComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditCommentRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            409: components["responses"]["conflict"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    pinComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: A post cannot have more than 3 pinned comments. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `not_first_level`: A reply cannot be pinned. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unpinComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `not_first_level`: A reply cannot be pinned. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listReplies: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CommentAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    bookmarkPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["BookmarkRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["BookmarkAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    removeBookmark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["BookmarkAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listBookmarks: {
        parameters: {
            query?: {
                collection?: string;
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["PostAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listCollections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CollectionAnswer"][];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    createCollection: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CollectionAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `collection_taken`: You have a collection of this name already. `collection_limit`: Nobody can have more than 200 collections. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deleteCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    renameCollection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["CollectionAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `collection_taken`: You have a collection of this name already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listNotifications: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["NotificationAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getUnreadCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UnreadAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    readNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNotificationsRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UnreadAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["NotificationSettingsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    editNotificationSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationSettingsRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["NotificationSettingsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listChats: {
        parameters: {
            query?: {
                folder?: "main" | "archived" | "requests";
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    createChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChatRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `blocked`: You block this user. Unblock them first. `chat_full`: A group cannot have more than 1000 members. `conflict`: This exists already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    countUnreadMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UnreadChatsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    joinChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `banned`: You cannot join this chat. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `chat_full`: A group cannot have more than 1000 members. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `invite_expired`: This invitation is over. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deleteChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    editChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditChatRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    readChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadChatRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ReadMarkAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    acceptChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    leaveChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["LeftAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    muteChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["MuteChatRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `pin_limit`: You cannot pin more than 20 chats. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unmuteChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: You cannot pin more than 20 chats. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    pinChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: You cannot pin more than 20 chats. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unpinChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: You cannot pin more than 20 chats. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    archiveChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: You cannot pin more than 20 chats. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unarchiveChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: You cannot pin more than 20 chats. Unpin another first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MemberAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    addMembers: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMembersRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `chat_full`: A group cannot have more than 1000 members. `user_banned`: Somebody of them is banned from this chat. Lift the ban first. `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    setRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ChatAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    ban: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["BanAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unban: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["BanAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    inviteToChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["InviteRequest"];
            };
        };
        responses: {
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["InviteAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `invite_limit`: A chat cannot have more than 100 invitations at a time. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `private_chat`: This cannot be done in a private chat. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                before?: number;
                after?: number;
                around?: number;
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description It will be done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `blocked`: You block this user. Unblock them first. `scheduled_limit`: Nobody can have more than 100 messages waiting in a chat. `media_not_ready`: The file has not been uploaded, or is still being processed. `media_in_use`: The file belongs to something else already. Upload it again. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `no_such_media`: You have no such file. `wrong_media_kind`: The file was uploaded for another use. `media_failed`: The file could not be processed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listPinnedMessages: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listScheduledMessages: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deleteMessage: {
        parameters: {
            query?: {
                for?: "me" | "all";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: This message is not yours. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    editMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMessageRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: This message is not yours. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    forwardMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ForwardedAnswer"][];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    pinMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessagePinAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `pin_limit`: A chat cannot have more than 100 pinned messages. Unpin another first. `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    unpinMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessagePinAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    addReaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                emoji: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ReactionsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `reaction_limit`: There are as many reactions to this message as there may be. `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    removeReaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                emoji: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ReactionsAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `blocked`: You block this user. Unblock them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `wrong_message_type`: This cannot be done to a message of this type. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getMessageHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageRevisionAnswer"][];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    listReaders: {
        parameters: {
            query?: {
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UserAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `forbidden`: Your role in this chat does not allow this. `not_a_member`: You are not in this chat any more. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    searchMessages: {
        parameters: {
            query?: {
                q?: string;
                chat?: string;
                sender?: string;
                type?: "text" | "image" | "video" | "audio" | "voice" | "file";
                from?: string;
                to?: string;
                hasMedia?: boolean;
                /** @description Most items to answer with. */
                limit?: number;
                /** @description The page after this one: `page.next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the list. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MessageAnswer"][];
                        page: {
                            /** @description The cursor of the next page; null after the last. */
                            next: null | string;
                        };
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    deactivateAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["DeactivateRequest"];
            };
        };
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["EndedAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            /** @description `wrong_password`: The password is wrong. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ExportAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["ExportAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. `export_pending`: An export is being made already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    downloadExport: {
        parameters: {
            query?: {
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    beginUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description For 24 hours, the same key and body give the same answer and one effect. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadRequest"];
            };
        };
        responses: {
            /** @description It was created; `Location` says where it is. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["UploadAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            406: components["responses"]["not_acceptable"];
            408: components["responses"]["request_timeout"];
            /** @description `idempotency_in_progress`: The first request with this idempotency key is still being carried out. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `idempotency_mismatch`: This idempotency key was used for another request. `no_decoder`: Video and sound cannot be uploaded here: what decodes them (ffmpeg) is not installed. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            /** @description `rate_limited`: Too many requests. Try again later. `too_many_uploads`: Too many uploads are not used for anything yet. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MediaAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            /** @description What `If-None-Match` names is still so. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["validation_failed"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
    uploadMedia: {
        parameters: {
            query?: {
                e?: number;
                s?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        success: true;
                        data: components["schemas"]["MediaAnswer"];
                        /** @description A sentence for people, where the data do not say it all. */
                        message?: string;
                    };
                };
            };
            400: components["responses"]["validation_failed"];
            404: components["responses"]["not_found"];
            406: components["responses"]["not_acceptable"];
            /** @description `already_uploaded`: Another file was uploaded here before. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            410: components["responses"]["gone"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_type"];
            /** @description `size_mismatch`: The file does not have the size that was declared. `type_mismatch`: The file is not of the type that was declared. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
            429: components["responses"]["rate_limited"];
            500: components["responses"]["internal"];
            503: components["responses"]["unavailable"];
            default: components["responses"]["failure"];
        };
    };
}
