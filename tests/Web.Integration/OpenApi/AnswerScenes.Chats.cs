using System.Net;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Chats;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.OpenApi;

/// <summary>Chats and files.</summary>
internal sealed partial class AnswerScenes
{
    /// <summary>Chats of each kind, and messages of each type.</summary>
    public async Task ChatsAsync()
    {
        var (uploader, ada) = await UploaderAsync();
        var (bob, eve) = (await UserAsync("bob"), await UserAsync("eve"));
        await ada.Befriend(bob, eve);
        var pair = await ada.MakeChat("private", bob);
        await SaysAsync(() => ada.GetAsync($"chats/{pair}"), () => ada.GetAsync("chats"), () => ada.TryMakeChat("private", bob));
        var gone = await UserAsync("gone");
        await ada.Befriend(gone);
        var group = await ada.MakeChat("group", bob, eve, gone);
        var channel = await ada.MakeChat("channel", bob);
        await SaysAsync(
            () => bob.GetAsync($"chats/{channel}"), () => ada.GetAsync($"chats/{group}/members"), () => ada.GetAsync($"chats/{channel}/members"));

        var first = (await ada.Say(pair, "Hello", new { clientId = Guid.NewGuid(), silent = true, expiresIn = 3600 })).Id();
        var reply = (await bob.Say(group, $"Hello @{ada.Username} #all", new { replyTo = (await ada.Say(group, "To all")).Id() })).Id();
        await ada.Say(pair, "Later", new { sendAt = DateTimeOffset.UtcNow.AddHours(1) }, HttpStatusCode.Accepted);
        await SaysAsync(
            () => ada.GetAsync($"chats/{pair}/scheduled"),
            () => bob.SendJson(HttpMethod.Patch, $"messages/{reply}", new { text = "Hello again" }),
            () => ada.GetAsync($"messages/{reply}/history"));
        await SaysAsync(
            () => ada.PutAsync($"messages/{reply}/reactions/%F0%9F%91%8D"), () => ada.PutAsync($"messages/{reply}/pin"),
            () => bob.GetAsync($"chats/{group}/pins"));
        await SaysAsync(
            () => ada.PostJsonAsync($"messages/{reply}/forward", new { chats = new[] { pair, Guid.NewGuid() } }),
            () => ada.PostJsonAsync($"messages/{first}/forward", new { chats = new[] { group } }));
        await SaysAsync(
            () => ada.TrySay(pair, new { type = "encrypted", body = "AAAA" }), () => bob.PostJsonAsync($"chats/{pair}/read", new { upTo = 2 }),
            () => ada.GetAsync($"messages/{first}/readers"));
        await FilesAsync(uploader, ada, pair);

        await SaysAsync(
            () => ada.PutJsonAsync($"chats/{pair}/mute", new { until = DateTimeOffset.UtcNow.AddHours(1) }),
            () => ada.PutAsync($"chats/{group}/mute"), () => ada.PutAsync($"chats/{group}/pin"));
        await SaysAsync(
            async () => await ada.SendJson(HttpMethod.Patch, $"chats/{group}", new { name = "Renamed", description = "About", avatar = await PictureAsync(uploader, "avatar"), expiresIn = 60 }));
        await SaysAsync(
            () => ada.SendJson(HttpMethod.Patch, $"chats/{group}/members/{bob.Id}", new { role = "admin" }),
            () => ada.DeleteAsync($"chats/{group}/members/{eve.Id}"), () => eve.GetAsync($"chats/{group}"));
        await SaysAsync(
            () => ada.PostAsync($"chats/{group}/invites"), () => ada.PostJsonAsync($"chats/{group}/invites", new { maxUses = 5 }),
            () => ada.PutAsync($"chats/{group}/bans/{eve.Id}"));
        await SaysAsync(
            () => ada.GetAsync($"chats/{group}/messages"), () => bob.GetAsync($"chats/{pair}/messages"),
            () => ada.GetAsync("messages/search?q=hello"), () => ada.GetAsync("chats/unread-count"));

        // Somebody who is not known, who is gone, and what is gone.
        var stranger = await UserAsync("stranger");
        var request = await stranger.MakeChat("private", ada);
        await stranger.Say(request, "Who are you?");
        await SaysAsync(
            () => ada.GetAsync("chats?folder=requests"), () => ada.GetAsync($"chats/{request}"), () => stranger.GetAsync($"chats/{request}"),
            () => stranger.GetAsync($"chats/{request}/members"));
        await SaysAsync(() => bob.TrySay(group, new { type = "text", text = "Replies", replyTo = reply }), () => bob.Erase(reply, "all"));
        await eve.Say(await ada.MakeChat("private", eve), "Goodbye");
        await ada.PostJsonAsync($"messages/{(await eve.Messages(await eve.MakeChat("private", ada)))[0].Id()}/forward", new { chats = new[] { group } });
        foreach (var person in new[] { eve, gone })
            await social.SetStatus(person, 2);
        await social.Database.ExecuteAsync(
            $$"""
            update messages set preview = case id
                when '{{first}}' then '{"url":"https://example.org/","title":"A page","description":"Of it","imageUrl":"https://example.org/a.png","siteName":"Examples"}'
                else '{"url":"https://example.org/","title":"A page","description":null,"imageUrl":null,"siteName":null}' end::jsonb
            where chat_id = '{{pair}}' and type = 1 and deleted_at is null
            """);
        await SaysAsync(() => bob.GetAsync($"chats/{pair}/messages?limit=100"));
        await SaysAsync(
            () => ada.GetAsync($"chats/{group}/messages"), () => bob.GetAsync($"chats/{group}/messages"), () => ada.GetAsync("chats"),
            () => bob.GetAsync("chats"), () => ada.GetAsync($"chats/{group}/members"));
        await SaysAsync(() => bob.PostAsync($"chats/{group}/leave"), () => bob.GetAsync($"chats/{group}"));
    }

    /// <summary>Files that wait, that are ready, and one that is no picture.</summary>
    public async Task MediaAsync()
    {
        var (uploader, _) = await UploaderAsync();
        var (awaited, url) = await uploader.BegunAsync("image/jpeg", 4);
        await uploader.GetAsync(awaited);
        using (await uploader.PutAsync(url, [0xFF, 0xD8, 0xFF, 0xE0]))
            Assert.Equal("failed", (await uploader.WaitAsync(awaited)).Text("status"));
        await PictureAsync(uploader);
        await PictureAsync(uploader, "avatar");
        await uploader.UploadAsync([1, 2, 3], "application/zip", "file", "a.zip");
    }

    private async Task FilesAsync(MediaUser uploader, Person sender, Guid chat)
    {
        var file = (await uploader.UploadAsync([1, 2, 3], "application/zip", "file", "a.zip")).Id();
        await SaysAsync(
            async () => await sender.TrySay(chat, new { type = "image", media = new[] { await PictureAsync(uploader) } }),
            () => sender.TrySay(chat, new { type = "file", media = new[] { file }, text = "a file" }));
        if (!Ffmpeg.IsInstalled)
            return;
        using var pictures = new Pictures();
        var sound = await Ffmpeg.MakeAsync(pictures.NewPath(".ogg"), 1, ["sine=frequency=440"], "-c:a", "libopus");
        var film = await Ffmpeg.MakeAsync(pictures.NewPath(".mp4"), 1, ["testsrc=size=320x240:rate=10"], "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var voice = (await uploader.UploadAsync(sound, "audio/ogg", "voice")).Id();
        var video = (await uploader.UploadAsync(film, "video/mp4", "video", "film.mp4")).Id();
        await SaysAsync(
            () => sender.TrySay(chat, new { type = "voice", media = new[] { voice } }), () => sender.TrySay(chat, new { type = "video", media = new[] { video } }),
            async () => await sender.TrySay(chat, new { type = "audio", media = new[] { (await uploader.UploadAsync(sound, "audio/ogg", "audio")).Id() } }));
    }
}
