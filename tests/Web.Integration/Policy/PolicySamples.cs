using System.Globalization;

namespace InstaHub.Web.Integration.Policy;

/// <summary>
/// For each endpoint that has values in its route, or takes a body, a request that would succeed if the owner made it (where the
/// endpoint is for everybody: if anybody did), by method and route as the endpoint declares it; <c>ANY</c> where it leaves the method open.
/// </summary>
internal static class PolicySamples
{
    public static readonly IReadOnlyDictionary<string, Func<PolicyScene, Task<PolicyRequest>>> All = new Dictionary<string, Func<PolicyScene, Task<PolicyRequest>>>
    {
        ["POST /api/v1/auth/register"] = Sample(_ =>
        {
            var name = $"r{Guid.NewGuid():N}"[..24];
            return new("/api/v1/auth/register", new { username = name, email = $"{name}@example.com", password = "a password for it" });
        }),
        ["POST /api/v1/auth/login"] = Sample(scene => new("/api/v1/auth/login", new { login = scene.User.Username, password = scene.User.Password })),
        ["POST /api/v1/auth/refresh"] = Sample(scene => new("/api/v1/auth/refresh", new { refreshToken = scene.User.RefreshToken })),
        ["DELETE /api/v1/auth/sessions/{id:guid}"] = async scene => new($"/api/v1/auth/sessions/{await SessionAsync(scene)}"),
        ["POST /api/v1/auth/password/change"] = Sample(scene =>
            new("/api/v1/auth/password/change", new { currentPassword = scene.User.Password, newPassword = "another password" })),
        ["POST /api/v1/auth/password/forgot"] = Sample(scene => new("/api/v1/auth/password/forgot", new { email = scene.User.Email })),
        ["POST /api/v1/auth/password/reset"] = Sample(_ => new("/api/v1/auth/password/reset", new { token = new string('A', 43), newPassword = "another password" })),
        ["POST /api/v1/auth/email/verify"] = Sample(_ => new("/api/v1/auth/email/verify", new { token = new string('A', 43) })),
        ["POST /api/v1/auth/2fa/enable"] = async scene => new("/api/v1/auth/2fa/enable", new { code = (await SetUpAsync(scene))?.Code(0) ?? "" }),
        ["POST /api/v1/auth/2fa/disable"] = async scene =>
        {
            await EnableAsync(scene);
            return new("/api/v1/auth/2fa/disable", new { password = scene.User.Password });
        },
        ["POST /api/v1/auth/2fa/recovery-codes"] = async scene => new("/api/v1/auth/2fa/recovery-codes", new { code = (await EnableAsync(scene))?.Code(1) ?? "" }),
        ["POST /api/v1/auth/passkeys/register"] = Sample(_ => new("/api/v1/auth/passkeys/register", new { ceremony = "made up", credential = new { } })),
        ["POST /api/v1/auth/passkeys/login"] = Sample(_ => new("/api/v1/auth/passkeys/login", new { ceremony = "made up", credential = new { } })),
        ["DELETE /api/v1/auth/passkeys/{id:guid}"] = async scene => new($"/api/v1/auth/passkeys/{await PasskeyAsync(scene)}"),
        ["POST /api/v1/auth/oauth/link"] = Sample(_ => new("/api/v1/auth/oauth/link", new { ticket = "made up", password = "a password" })),
        ["GET /api/v1/auth/oauth/{provider}"] = Sample(_ => new("/api/v1/auth/oauth/nobody")),
        ["GET /api/v1/auth/oauth/{provider}/callback"] = Sample(_ => new("/api/v1/auth/oauth/nobody/callback?code=a&state=b")),
        ["POST /api/v1/auth/oauth/{provider}/callback"] = Sample(_ => new("/api/v1/auth/oauth/nobody/callback")),

        ["POST /api/v1/users/me/deactivate"] = Sample(scene => new("/api/v1/users/me/deactivate", new { password = scene.User.Password })),
        ["DELETE /api/v1/users/me"] = Sample(scene => new("/api/v1/users/me", new { password = scene.User.Password })),
        ["PATCH /api/v1/users/me"] = Sample(_ => new("/api/v1/users/me", new { bio = "Something new." })),
        ["GET /api/v1/users"] = Sample(scene => new($"/api/v1/users?q={scene.Owner.Username}")),
        ["GET /api/v1/users/{idOrUsername}"] = Of("/api/v1/users/{0}"),
        ["GET /api/v1/users/{id:guid}/followers"] = Of("/api/v1/users/{0}/followers"),
        ["GET /api/v1/users/{id:guid}/following"] = Of("/api/v1/users/{0}/following"),
        ["GET /api/v1/users/{id:guid}/mutuals"] = Of("/api/v1/users/{0}/mutuals"),

        ["PUT /api/v1/users/{id:guid}/follow"] = Of("/api/v1/users/{0}/follow"),
        ["DELETE /api/v1/users/{id:guid}/follow"] = Of("/api/v1/users/{0}/follow"),
        ["POST /api/v1/follow-requests/{userId:guid}/accept"] = Of("/api/v1/follow-requests/{0}/accept"),
        ["POST /api/v1/follow-requests/{userId:guid}/reject"] = Of("/api/v1/follow-requests/{0}/reject"),
        ["DELETE /api/v1/followers/{userId:guid}"] = Of("/api/v1/followers/{0}"),
        ["PUT /api/v1/users/{id:guid}/mute"] = Sample(scene => new($"/api/v1/users/{scene.Owner.Id}/mute", new { posts = true })),
        ["DELETE /api/v1/users/{id:guid}/mute"] = Of("/api/v1/users/{0}/mute"),
        ["PUT /api/v1/users/{id:guid}/block"] = Of("/api/v1/users/{0}/block"),
        ["DELETE /api/v1/users/{id:guid}/block"] = Of("/api/v1/users/{0}/block"),
        ["PUT /api/v1/users/{id:guid}/restrict"] = Of("/api/v1/users/{0}/restrict"),
        ["DELETE /api/v1/users/{id:guid}/restrict"] = Of("/api/v1/users/{0}/restrict"),
        ["PUT /api/v1/users/{id:guid}/close-friend"] = Of("/api/v1/users/{0}/close-friend"),
        ["DELETE /api/v1/users/{id:guid}/close-friend"] = Of("/api/v1/users/{0}/close-friend"),

        ["POST /api/v1/media"] = Sample(_ => new("/api/v1/media", new { kind = "image", contentType = "image/jpeg", size = 1000 })),
        ["GET /api/v1/media/{id:guid}"] = async scene => new($"/api/v1/media/{await MediaAsync(scene)}"),
        ["PUT /api/v1/media/{id:guid}/content"] = async scene => new($"/api/v1/media/{await MediaAsync(scene)}/content?e=1&s=made-up"),
        ["GET /media/{id:guid}/{name}"] = async scene => new($"/media/{await MediaAsync(scene)}/1080.webp"),

        ["POST /api/v1/posts"] = Sample(_ => new("/api/v1/posts", new { caption = "Something seen." })),
        ["GET /api/v1/posts/{id:guid}"] = OfPost(""),
        ["PATCH /api/v1/posts/{id:guid}"] = async scene => new($"/api/v1/posts/{await PostAsync(scene)}", new { caption = "Something else." }),
        ["DELETE /api/v1/posts/{id:guid}"] = OfPost(""),
        ["GET /api/v1/posts/{id:guid}/history"] = OfPost("/history"),
        ["POST /api/v1/posts/{id:guid}/publish"] = OfPost("/publish"),
        ["PUT /api/v1/posts/{id:guid}/archive"] = OfPost("/archive"),
        ["DELETE /api/v1/posts/{id:guid}/archive"] = OfPost("/archive"),
        ["PUT /api/v1/posts/{id:guid}/pin"] = OfPost("/pin"),
        ["DELETE /api/v1/posts/{id:guid}/pin"] = OfPost("/pin"),
        ["GET /api/v1/users/{id:guid}/posts"] = Of("/api/v1/users/{0}/posts"),
        ["GET /api/v1/users/{id:guid}/tagged"] = Of("/api/v1/users/{0}/tagged"),
        ["GET /api/v1/hashtags/{tag}"] = Sample(_ => new("/api/v1/hashtags/seen")),
        ["GET /api/v1/hashtags/{tag}/posts"] = Sample(_ => new("/api/v1/hashtags/seen/posts")),
        ["PUT /api/v1/hashtags/{tag}/follow"] = Sample(_ => new("/api/v1/hashtags/seen/follow")),
        ["DELETE /api/v1/hashtags/{tag}/follow"] = Sample(_ => new("/api/v1/hashtags/seen/follow")),

        ["PUT /api/v1/posts/{id:guid}/like"] = ReactionSamples.OnPost("/api/v1/posts/{0}/like"),
        ["DELETE /api/v1/posts/{id:guid}/like"] = ReactionSamples.OnPost("/api/v1/posts/{0}/like"),
        ["GET /api/v1/posts/{id:guid}/likes"] = ReactionSamples.OnPost("/api/v1/posts/{0}/likes"),
        ["PUT /api/v1/posts/{id:guid}/bookmark"] = ReactionSamples.OnPost("/api/v1/posts/{0}/bookmark", new { }),
        ["DELETE /api/v1/posts/{id:guid}/bookmark"] = ReactionSamples.OnPost("/api/v1/posts/{0}/bookmark"),
        ["GET /api/v1/posts/{id:guid}/comments"] = ReactionSamples.OnPost("/api/v1/posts/{0}/comments"),
        ["POST /api/v1/posts/{id:guid}/comments"] = ReactionSamples.OnPost("/api/v1/posts/{0}/comments", new { text = "Another." }),
        ["PATCH /api/v1/comments/{id:guid}"] = ReactionSamples.OnComment("/api/v1/comments/{0}", new { text = "Another." }),
        ["DELETE /api/v1/comments/{id:guid}"] = ReactionSamples.OnComment("/api/v1/comments/{0}"),
        ["PUT /api/v1/comments/{id:guid}/pin"] = ReactionSamples.OnComment("/api/v1/comments/{0}/pin"),
        ["DELETE /api/v1/comments/{id:guid}/pin"] = ReactionSamples.OnComment("/api/v1/comments/{0}/pin"),
        ["PUT /api/v1/comments/{id:guid}/like"] = ReactionSamples.OnComment("/api/v1/comments/{0}/like"),
        ["DELETE /api/v1/comments/{id:guid}/like"] = ReactionSamples.OnComment("/api/v1/comments/{0}/like"),
        ["GET /api/v1/comments/{id:guid}/likes"] = ReactionSamples.OnComment("/api/v1/comments/{0}/likes"),
        ["GET /api/v1/comments/{id:guid}/replies"] = ReactionSamples.OnComment("/api/v1/comments/{0}/replies"),
        ["POST /api/v1/collections"] = Sample(_ => new("/api/v1/collections", new { name = "mine" })),
        ["PATCH /api/v1/collections/{id:guid}"] = ReactionSamples.OnCollection("/api/v1/collections/{0}", new { name = "another" }),
        ["DELETE /api/v1/collections/{id:guid}"] = ReactionSamples.OnCollection("/api/v1/collections/{0}"),
        ["POST /api/v1/notifications/read"] = Sample(_ => new("/api/v1/notifications/read", new { upTo = "2026-01-01T00:00:00Z" })),
        ["PATCH /api/v1/notifications/settings"] = Sample(_ => new("/api/v1/notifications/settings", new { likes = "following" })),

        ["POST /api/v1/chats"] = Sample(scene => new("/api/v1/chats", new { type = "private", members = new[] { scene.Owner.Id } })),
        ["POST /api/v1/chats/join"] = Sample(_ => new("/api/v1/chats/join", new { invite = "made up" })),
        ["GET /api/v1/chats/{id:guid}"] = ChatSamples.OnChat(""),
        ["PATCH /api/v1/chats/{id:guid}"] = ChatSamples.OnChat("", new { name = "another" }),
        ["DELETE /api/v1/chats/{id:guid}"] = ChatSamples.OnChat(""),
        ["POST /api/v1/chats/{id:guid}/read"] = ChatSamples.OnChat("/read", new { upTo = 1 }),
        ["POST /api/v1/chats/{id:guid}/accept"] = ChatSamples.OnChat("/accept"),
        ["POST /api/v1/chats/{id:guid}/leave"] = ChatSamples.OnChat("/leave"),
        ["PUT /api/v1/chats/{id:guid}/mute"] = ChatSamples.OnChat("/mute", new { }),
        ["DELETE /api/v1/chats/{id:guid}/mute"] = ChatSamples.OnChat("/mute"),
        ["PUT /api/v1/chats/{id:guid}/pin"] = ChatSamples.OnChat("/pin"),
        ["DELETE /api/v1/chats/{id:guid}/pin"] = ChatSamples.OnChat("/pin"),
        ["PUT /api/v1/chats/{id:guid}/archive"] = ChatSamples.OnChat("/archive"),
        ["DELETE /api/v1/chats/{id:guid}/archive"] = ChatSamples.OnChat("/archive"),
        ["GET /api/v1/chats/{id:guid}/members"] = ChatSamples.OnChat("/members"),
        ["POST /api/v1/chats/{id:guid}/members"] = ChatSamples.OnChat("/members", scene => new { users = new[] { scene.User.Id } }),
        ["PATCH /api/v1/chats/{id:guid}/members/{userId:guid}"] = ChatSamples.OnMember("/members/{0}", new { role = "admin" }),
        ["DELETE /api/v1/chats/{id:guid}/members/{userId:guid}"] = ChatSamples.OnMember("/members/{0}"),
        ["PUT /api/v1/chats/{id:guid}/bans/{userId:guid}"] = ChatSamples.OnMember("/bans/{0}"),
        ["DELETE /api/v1/chats/{id:guid}/bans/{userId:guid}"] = ChatSamples.OnMember("/bans/{0}"),
        ["POST /api/v1/chats/{id:guid}/invites"] = ChatSamples.OnChat("/invites", new { }),
        ["GET /api/v1/chats/{id:guid}/messages"] = ChatSamples.OnChat("/messages"),
        ["POST /api/v1/chats/{id:guid}/messages"] = ChatSamples.OnChat("/messages", new { type = "text", text = "Something said." }),
        ["GET /api/v1/chats/{id:guid}/pins"] = ChatSamples.OnChat("/pins"),
        ["GET /api/v1/chats/{id:guid}/scheduled"] = ChatSamples.OnChat("/scheduled"),
        ["GET /api/v1/messages/search"] = Sample(_ => new("/api/v1/messages/search?q=something")),
        ["PATCH /api/v1/messages/{id:guid}"] = ChatSamples.OnMessage("", new { text = "Something else." }),
        ["DELETE /api/v1/messages/{id:guid}"] = ChatSamples.OnMessage("?for=all"),
        ["POST /api/v1/messages/{id:guid}/forward"] = ChatSamples.OnMessage("/forward", scene => new { chats = new[] { scene.User.Id } }),
        ["PUT /api/v1/messages/{id:guid}/pin"] = ChatSamples.OnMessage("/pin"),
        ["DELETE /api/v1/messages/{id:guid}/pin"] = ChatSamples.OnMessage("/pin"),
        ["PUT /api/v1/messages/{id:guid}/reactions/{emoji}"] = ChatSamples.OnMessage("/reactions/%F0%9F%91%8D"),
        ["DELETE /api/v1/messages/{id:guid}/reactions/{emoji}"] = ChatSamples.OnMessage("/reactions/%F0%9F%91%8D"),
        ["GET /api/v1/messages/{id:guid}/history"] = ChatSamples.OnMessage("/history"),
        ["GET /api/v1/messages/{id:guid}/readers"] = ChatSamples.OnMessage("/readers"),

        ["ANY /hubs/live/negotiate"] = Sample(_ => new("/hubs/live/negotiate?negotiateVersion=1", Method: HttpMethod.Post)),
        ["ANY /hubs/live"] = async scene => new($"/hubs/live?id={await NegotiateAsync(scene)}", EventStream: true),
    };

    // A file that the owner has begun to upload; of an owner who does not exist, one that nobody has.
    private static async Task<Guid> MediaAsync(PolicyScene scene)
    {
        if (!scene.HasOwner)
            return Guid.CreateVersion7();
        using var answer = await scene.AsOwnerAsync(HttpMethod.Post, "/api/v1/media", new { kind = "image", contentType = "image/jpeg", size = 1000 });
        return (await answer.Json()).GetProperty("data").GetProperty("id").GetGuid();
    }

    // A session of the owner's; of an owner who does not exist, one that nobody has.
    private static async Task<Guid> SessionAsync(PolicyScene scene)
    {
        if (!scene.HasOwner)
            return Guid.CreateVersion7();
        using var answer = await scene.AsOwnerAsync(HttpMethod.Get, "/api/v1/auth/sessions");
        return (await answer.Json()).GetProperty("data")[0].GetProperty("id").GetGuid();
    }

    // A post of the owner's; of an owner who does not exist, one that nobody has made.
    private static async Task<Guid> PostAsync(PolicyScene scene)
    {
        if (!scene.HasOwner)
            return Guid.CreateVersion7();
        using var answer = await scene.AsOwnerAsync(HttpMethod.Post, "/api/v1/posts", new { caption = "Something seen." });
        return (await answer.Json()).GetProperty("data").GetProperty("id").GetGuid();
    }

    // A secret that the caller has set up; null for who may not.
    private static async Task<TotpSecret?> SetUpAsync(PolicyScene scene)
    {
        using var answer = await scene.SendAsync(HttpMethod.Post, new PolicyRequest("/api/v1/auth/2fa/setup"));
        return answer.IsSuccessStatusCode ? TotpSecret.Of((await answer.Json()).GetProperty("data").GetProperty("secret").GetString()!) : null;
    }

    private static async Task<TotpSecret?> EnableAsync(PolicyScene scene)
    {
        var secret = await SetUpAsync(scene);
        if (secret is not null)
            (await scene.SendAsync(HttpMethod.Post, new PolicyRequest("/api/v1/auth/2fa/enable", new { code = secret.Code(0) }))).Dispose();
        return secret;
    }

    // A passkey of the owner's; of an owner who does not exist, one that nobody has.
    private static async Task<Guid> PasskeyAsync(PolicyScene scene)
    {
        var id = Guid.CreateVersion7();
        if (scene.HasOwner)
            await scene.Database.ExecuteAsync(
                $"""
                insert into passkeys (id, user_id, credential_id, public_key, name, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up)
                values ('{id}', '{scene.Owner.Id}', decode('{id:N}', 'hex'), '', 'theirs', now(), 0, array[]::text[], true, false, false)
                """);
        return id;
    }

    // SignalR's way to a connection by server-sent events; who may not negotiate gets no further with any id.
    private static async Task<string> NegotiateAsync(PolicyScene scene)
    {
        using var answer = await scene.SendAsync(HttpMethod.Post, new PolicyRequest("/hubs/live/negotiate?negotiateVersion=1"));
        return answer.IsSuccessStatusCode ? (await answer.Json()).GetProperty("connectionToken").GetString()! : "none";
    }

    /// <summary>About a post of the owner's.</summary>
    private static Func<PolicyScene, Task<PolicyRequest>> OfPost(string act) => async scene => new($"/api/v1/posts/{await PostAsync(scene)}{act}");

    /// <summary>By the owner's id.</summary>
    private static Func<PolicyScene, Task<PolicyRequest>> Of(string path) => Sample(scene => new(string.Format(CultureInfo.InvariantCulture, path, scene.Owner.Id)));

    private static Func<PolicyScene, Task<PolicyRequest>> Sample(Func<PolicyScene, PolicyRequest> request) => scene => Task.FromResult(request(scene));
}
