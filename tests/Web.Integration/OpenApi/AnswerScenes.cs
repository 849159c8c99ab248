using System.Net;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Chats;
using InstaHub.Web.Integration.Notifications;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.OpenApi;

/// <summary>People who do what makes answers of all forms.</summary>
/// <param name="social">The product.</param>
/// <param name="client">By which they do it.</param>
internal sealed partial class AnswerScenes(SocialProduct social, HttpClient client)
{
    private readonly Person _nobody = new(client, Guid.Empty, "", null);

    /// <summary>Accounts, their sessions and second ways to sign in.</summary>
    public async Task AccountsAsync()
    {
        var ada = await UserAsync("ada");
        await SaysAsync(
            () => ada.GetAsync("auth/me"), () => ada.GetAsync("users/me"), () => ada.GetAsync("auth/sessions"),
            () => ada.GetAsync("users/me/export"), () => ada.GetAsync("auth/passkeys"), () => ada.GetAsync("auth/2fa"));
        await SaysAsync(
            () => _nobody.GetAsync("auth/oauth"), () => ada.PostAsync("auth/passkeys/register/options"),
            () => _nobody.PostAsync("auth/passkeys/login/options"), () => ada.PostAsync("auth/email/resend"));
        await SaysAsync(
            () => ada.PatchAsync(new { bio = "Says this.", links = new[] { "https://example.org" }, settings = new { language = "de", showLastSeen = "everyone" } }));
        await SaysAsync(() => ada.PatchAsync(new { settings = new { showLastSeen = "followers" } }));
        await social.Database.ExecuteAsync(
            $"""
            insert into passkeys (id, user_id, credential_id, public_key, name, created_at, last_used_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up)
            select gen_random_uuid(), '{ada.Id}', decode(md5(random()::text), 'hex'), '', 'hers', now(), used, 0, array[]::text[], true, false, false
            from (values (null), (now())) as input (used)
            """);
        await SaysAsync(() => ada.GetAsync("auth/passkeys"));

        await SaysAsync(() => ada.PostAsync("users/me/export"));
        await Patience.UntilAsync(async () => (await ada.DataAsync(ada.GetAsync("users/me/export"))).Text("status") == "ready", "the export");
        var secret = TotpSecret.Of((await ada.DataAsync(ada.PostAsync("auth/2fa/setup"))).Text("secret")!);
        await SaysAsync(() => ada.PostJsonAsync("auth/2fa/enable", new { code = secret.Code(0) }));
        var login = new { login = ada.Username, password = SocialProduct.Password };
        Assert.Equal(HttpStatusCode.Unauthorized, (await _nobody.PostJsonAsync("auth/login", login)).StatusCode);
        await SaysAsync(() => ada.PostJsonAsync("auth/2fa/disable", new { password = SocialProduct.Password }));
        var signedIn = await _nobody.DataAsync(_nobody.PostJsonAsync("auth/login", login));
        await SaysAsync(
            () => _nobody.PostJsonAsync("auth/refresh", new { refreshToken = signedIn.Text("refreshToken") }),
            () => ada.PostAsync("auth/logout-all"));
    }

    /// <summary>Users as they are seen by all sorts of people.</summary>
    public async Task PeopleAsync()
    {
        var ((uploader, ada), bob, eve) = (await UploaderAsync(), await UserAsync("bob"), await UserAsync("eve"));
        await SaysAsync(async () => await ada.PatchAsync(new { avatar = await PictureAsync(uploader, "avatar") }));
        await social.Database.ExecuteAsync($"insert into presence (user_id, seen_at) values ('{ada.Id}', now())");
        foreach (var person in new[] { ada, bob })
            await person.PatchAsync(new { settings = new { showLastSeen = "everyone" } });
        await SaysAsync(
            () => ada.PutAsync($"users/{bob.Id}/follow"), () => bob.PutAsync($"users/{ada.Id}/mute"),
            () => bob.DeleteAsync($"users/{ada.Id}/mute"));
        await eve.SetPrivate(true);
        await SaysAsync(() => ada.PutAsync($"users/{eve.Id}/follow"));
        await SaysAsync(
            () => eve.GetAsync("follow-requests"), () => eve.PostAsync($"follow-requests/{ada.Id}/accept"),
            () => ada.GetAsync($"users/{eve.Id}/followers"), () => eve.DeleteAsync($"followers/{ada.Id}"));
        await SaysAsync(
            () => bob.GetAsync($"users/{ada.Id}"), () => ada.GetAsync($"users/{ada.Id}"), () => _nobody.GetAsync($"users/{ada.Id}"),
            () => ada.GetAsync($"users/{bob.Username}"));
        await SaysAsync(
            () => _nobody.GetAsync($"users?q={ada.Username[..10]}"), () => bob.GetAsync($"users?q={ada.Username[..10]}"),
            () => bob.GetAsync($"users/{bob.Id}/followers"));
        await SaysAsync(() => bob.PutAsync($"users/{eve.Id}/block"), () => bob.GetAsync($"users/{eve.Id}"), () => bob.GetAsync("users/me/blocks"));
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync($"users/{bob.Id}")).StatusCode);
    }

    /// <summary>Posts, comments, likes, collections and what is said of hashtags.</summary>
    public async Task PostsAsync()
    {
        var (uploader, ada) = await UploaderAsync();
        var bob = await UserAsync("bob");
        await bob.Follow(ada);
        var picture = await PictureAsync(uploader);
        var post = (await ada.Post(new
        {
            caption = $"With @{bob.Username} #seen",
            location = new { name = "A place", latitude = 1.5, longitude = 2.5 },
            media = new[] { new { id = picture, altText = "A picture", tags = new[] { new { userId = bob.Id, x = 0.5, y = 0.25 } } } },
        })).Id();
        var plain = (await ada.Post(new { caption = "plain", location = new { name = "Another" }, hideLikes = true })).Id();
        await ada.Post(new { caption = "a draft", draft = true });
        await ada.Post(new { caption = "for later", publishAt = DateTimeOffset.UtcNow.AddDays(1) });
        await SaysAsync(
            () => ada.GetAsync("users/me/drafts"),
            () => ada.SendJson(HttpMethod.Patch, $"posts/{plain}", new { caption = "plainer", location = (object?)null }));
        await SaysAsync(() => ada.SendJson(HttpMethod.Patch, $"posts/{plain}", new { caption = "plainest" }));
        await SaysAsync(
            () => ada.SendJson(HttpMethod.Patch, $"posts/{post}", new { caption = "edited #seen" }), () => bob.GetAsync($"posts/{post}/history"),
            () => bob.GetAsync($"posts/{plain}/history"));
        await SaysAsync(
            () => bob.PutAsync($"posts/{post}/like"), () => bob.PutAsync($"posts/{plain}/like"), () => bob.PutAsync($"posts/{post}/bookmark"));
        var collection = (await (await bob.PostJsonAsync("collections", new { name = "kept" })).Json()).GetProperty("data").Id();
        await SaysAsync(
            () => bob.PutJsonAsync($"posts/{post}/bookmark", new { collection }), () => bob.GetAsync("collections"),
            () => bob.GetAsync($"bookmarks?collection={collection}"));
        var comment = (await bob.Comment(post, $"Hello @{ada.Username}")).Id();
        await ada.Comment(post, "To you", comment);
        await SaysAsync(
            () => ada.PutAsync($"comments/{comment}/like"), () => bob.SendJson(HttpMethod.Patch, $"comments/{comment}", new { text = "Hello" }),
            () => ada.PutAsync($"comments/{comment}/pin"));
        foreach (var viewer in new[] { ada, bob, _nobody })
        {
            await SaysAsync(
                () => viewer.GetAsync($"posts/{post}"), () => viewer.GetAsync($"posts/{plain}"), () => viewer.GetAsync($"users/{ada.Id}/posts"),
                () => viewer.GetAsync($"users/{bob.Id}/tagged"));
            await SaysAsync(
                () => viewer.GetAsync($"posts/{post}/comments"), () => viewer.GetAsync($"comments/{comment}/replies"),
                () => viewer.GetAsync($"posts/{post}/likes"), () => viewer.GetAsync("explore"));
            await SaysAsync(() => viewer.GetAsync("hashtags/seen"), () => viewer.GetAsync("hashtags/seen/posts"));
        }

        await SaysAsync(
            () => bob.PutAsync("hashtags/seen/follow"), () => ada.GetAsync("feed?why=1"), () => bob.GetAsync("feed?why=1"),
            () => bob.GetAsync("feed?order=latest&why=1"), () => bob.GetAsync("feed"));
        await Patience.UntilAsync(async () => (await bob.DataAsync(bob.GetAsync("users/me/activity"))).GetArrayLength() >= 4, "what bob has done");
        await SaysAsync(
            () => ada.GetAsync("users/me/activity"), () => bob.GetAsync("users/me/likes"), () => ada.PutAsync($"posts/{plain}/pin"),
            () => ada.PutAsync($"posts/{post}/archive"), () => ada.GetAsync("users/me/archive"));
        // What one does not see any more can still be taken back, and has no numbers.
        await SaysAsync(
            () => bob.DeleteAsync($"posts/{post}/like"), () => bob.DeleteAsync($"posts/{post}/bookmark"),
            () => ada.DeleteAsync($"comments/{comment}/like"));
        await ada.DeleteAsync($"posts/{post}/archive");
        await bob.PutAsync($"comments/{comment}/like");
        await ada.PutAsync($"posts/{post}/archive");
        await SaysAsync(() => bob.DeleteAsync($"comments/{comment}/like"));
    }

    /// <summary>Notifications of each kind.</summary>
    public async Task NotificationsAsync()
    {
        var (uploader, bob) = await UploaderAsync();
        var (ada, eve) = (await UserAsync("ada"), await UserAsync("eve", isPrivate: true));
        var post = (await ada.Post("one")).Id();
        await bob.Like(post);
        var comment = (await bob.Comment(post, "first")).Id();
        await bob.Post($"with @{ada.Username}");
        await bob.Post(new { caption = "on it", media = new[] { new { id = await PictureAsync(uploader), tags = new[] { new { userId = ada.Id, x = 0.5, y = 0.5 } } } } });
        await ada.Comment(post, "to it", comment);
        await bob.Follow(ada);
        await ada.Follow(eve);
        await eve.HasNotifications("request 1");
        await SaysAsync(() => eve.PostAsync($"follow-requests/{ada.Id}/accept"));
        await ada.HasNotificationsInAnyOrder("accepted 1", "follow 1", "tag 1", "mention 1", "comment 1", "like 1");
        await bob.HasNotifications("reply 1");
        await SaysAsync(
            () => ada.GetAsync("notifications/unread-count"), async () => await ada.TryReadAsync((await ada.Notifications())[0].Id().ToString()),
            () => ada.GetAsync("notifications"));
        await SaysAsync(
            () => ada.GetAsync("notifications/settings"),
            () => ada.TryChangeSettingsAsync("""{"likes":"following","tags":false,"follows":"off"}"""));
    }

    // One after the other.
    private static async Task SaysAsync(params Func<Task<HttpResponseMessage>>[] sendings)
    {
        foreach (var sending in sendings)
        {
            var answer = await sending();
            Assert.True(
                answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden,
                $"{answer.RequestMessage}: {answer.StatusCode} {await answer.Text()}");
        }
    }

    private async Task<Person> UserAsync(string name, bool isPrivate = false)
    {
        var person = await social.CreateUser(name, isPrivate);
        return new Person(client, person.Id, person.Username, person.Token);
    }

    private async Task<(MediaUser Uploads, Person Person)> UploaderAsync()
    {
        var user = await MediaUser.RegisterAsync(client);
        return (user, new Person(client, user.Id, user.Username, user.Token));
    }

    private static async Task<Guid> PictureAsync(MediaUser user, string kind = "image")
    {
        using var pictures = new Pictures();
        var media = await user.UploadAsync(await pictures.QuartersAsync(".jpg", 64, 48), kind: kind);
        Assert.Equal("ready", media.Text("status"));
        return media.Id();
    }
}
