using System.Net;
using System.Text.Json;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.Silo.Media;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Integration.Media;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Chats;

/// <summary>Files in messages: what is said of them, who reads them, and until when.</summary>
public sealed class MessageFileTests(MediaProduct media) : IClassFixture<MediaProduct>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_voice_is_heard_with_its_waveform_and_for_how_long_it_is()
    {
        Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);
        var (ada, bob, chat) = await PairAsync();
        var sound = await Ffmpeg.MakeAsync(media.Pictures.NewPath(".ogg"), 2, ["sine=frequency=440"], "-c:a", "libopus");
        var id = await ada.UploadAsync(sound, "audio/ogg", "voice");

        var sent = await SendAsync(ada, chat, new { type = "voice", media = new[] { id } });

        var seen = Assert.Single(await bob.Messages(chat));
        Assert.Equal(("voice", true), (seen.Text("type"), seen.IsNull("text")));
        Assert.Equal(sent.GetRawText(), seen.GetRawText());
        var file = Assert.Single(seen.GetProperty("media").EnumerateArray());
        Assert.Equal((id, "voice", "audio/mp4"), (file.Id(), file.Text("kind"), file.Text("contentType")));
        Assert.InRange(file.GetProperty("duration").GetDouble(), 1.9, 2.2);
        int[] waveform = [.. file.GetProperty("waveform").EnumerateArray().Select(value => value.GetInt32())];
        Assert.Equal((100, 100), (waveform.Length, waveform.Max()));
        Assert.Equal(file.Number("size"), (await media.Product.Client.GetByteArrayAsync(file.Text("url"), Cancellation)).Length);
    }

    [Fact]
    public async Task A_video_and_photos_have_what_there_is_to_be_seen()
    {
        Assert.SkipUnless(Ffmpeg.IsInstalled, Ffmpeg.Missing);
        Assert.SkipUnless(Vips.IsInstalled, Vips.Missing);
        var (ada, bob, chat) = await PairAsync();
        var film = await Ffmpeg.MakeAsync(media.Pictures.NewPath(".mp4"), 1, ["testsrc=size=320x240:rate=10"], "-c:v", "libx264", "-pix_fmt", "yuv420p");
        var (video, photo) = (await ada.UploadAsync(film, "video/mp4", "video", "film.mp4"), await media.Pictures.QuartersAsync(".jpg"));
        var photos = new[] { await ada.UploadAsync(photo, "image/jpeg", "image"), await ada.UploadAsync(photo, "image/jpeg", "image") };

        await SendAsync(ada, chat, new { type = "video", media = new[] { video }, text = "a film" });
        await SendAsync(ada, chat, new { type = "image", media = photos, text = "an album" });

        var messages = await bob.Messages(chat);
        Assert.Equal(photos, messages[0].GetProperty("media").EnumerateArray().Select(file => file.Id()));
        Assert.Equal(["an album", "a film"], messages.Select(message => message.Text("text")));
        var (seen, played) = (messages[0].GetProperty("media")[1], messages[1].GetProperty("media")[0]);
        Assert.Equal(("image", "image/webp", 400, 300, true), (seen.Text("kind"), seen.Text("contentType"), seen.Number("width"), seen.Number("height"), seen.IsNull("duration")));
        Assert.Equal(("video", "video/mp4", "film.mp4", 320, 240), (played.Text("kind"), played.Text("contentType"), played.Text("fileName"), played.Number("width"), played.Number("height")));
        Assert.InRange(played.GetProperty("duration").GetDouble(), 0.9, 1.2);
        foreach (var file in new[] { seen, played })
        {
            Assert.False(file.IsNull("blurHash"));
            foreach (var url in file.GetProperty("variants").EnumerateArray().Append(file).Select(form => form.Text("url")!))
            {
                Assert.Equal(HttpStatusCode.OK, await ReadAsync(url));
                Assert.Equal(HttpStatusCode.NotFound, await ReadAsync(url.Split('?')[0]));
            }
        }
    }

    [Fact]
    public async Task A_file_is_downloaded_by_members_alone_and_never_shown()
    {
        var (ada, bob, chat) = await PairAsync();
        var eve = await UserAsync();
        var (id, other) = (await ada.UploadAsync("<script>alert(1)</script>"u8.ToArray(), "text/html", "file", "page.html"), await FileAsync(ada));
        var sent = await SendAsync(ada, chat, new { type = "file", media = new[] { id, other } });

        var file = (await bob.Messages(chat))[0].GetProperty("media")[0];
        Assert.Equal(("page.html", 25, "application/octet-stream", true, 0), (file.Text("fileName"), file.Number("size"), file.Text("contentType"), file.IsNull("width"), file.GetProperty("variants").GetArrayLength()));
        using var answer = await media.Product.Client.GetAsync(file.Text("url"), Cancellation);
        Assert.Equal((HttpStatusCode.OK, "application/octet-stream", "nosniff"), (answer.StatusCode, answer.Header("Content-Type"), answer.Header("X-Content-Type-Options")));
        Assert.Equal("attachment; filename=page.html; filename*=UTF-8''page.html", answer.Header("Content-Disposition"));

        // Unsigned, and by the address of another file.
        var url = file.Text("url")!;
        Assert.Equal(HttpStatusCode.NotFound, await ReadAsync(url.Split('?')[0]));
        Assert.Equal(HttpStatusCode.NotFound, await ReadAsync(url.Replace($"{id}", $"{other}", StringComparison.Ordinal)));
        foreach (var path in new[] { $"chats/{chat}/messages", $"media/{id}" })
            await (await eve.Person.GetAsync(path)).Failure(HttpStatusCode.NotFound, "not_found");
        await (await eve.Person.SendJson(HttpMethod.Post, $"messages/{sent.Id()}/forward", new { chats = new[] { chat } })).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Files_are_the_senders_ready_and_of_the_kind_of_the_message()
    {
        var (ada, bob, chat) = await PairAsync();
        var (own, foreign) = (await FileAsync(ada), await FileAsync(bob));
        var (awaited, _) = await ada.Uploads.BegunAsync("application/zip", 10, "file");

        foreach (var (type, second, status, code) in new[]
        {
            ("file", foreign, HttpStatusCode.UnprocessableEntity, "no_such_media"),
            ("file", Guid.NewGuid(), HttpStatusCode.UnprocessableEntity, "no_such_media"),
            ("file", awaited, HttpStatusCode.Conflict, "media_not_ready"),
        })
        {
            var error = await (await ada.Person.TrySay(chat, new { type, media = new[] { own, second } })).Failure(status, code);
            Assert.Equal("media[1]", Assert.Single(error.GetProperty("details").EnumerateObject()).Name);
        }

        foreach (var type in new[] { "image", "video", "audio", "voice" })
            await (await ada.Person.TrySay(chat, new { type, media = new[] { own } })).Failure(HttpStatusCode.UnprocessableEntity, "wrong_media_kind");
        var malformed = await (await ada.Person.TrySay(chat, new { type = "file", media = Enumerable.Range(0, 11).Select(_ => Guid.NewGuid()) })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal("There are 1 to 10 files, each once.", malformed.GetProperty("details").GetProperty("media")[0].GetString());
        Assert.Empty(await bob.Messages(chat));
    }

    [Fact]
    public async Task A_forwarded_file_stays_while_any_message_has_it()
    {
        var (ada, bob, chat) = await PairAsync();
        var id = await FileAsync(ada);
        var sent = await SendAsync(ada, chat, new { type = "file", media = new[] { id } });
        var target = await bob.Person.MakeChat("group", ada);
        Assert.Equal(HttpStatusCode.Created, (await bob.Person.SendJson(HttpMethod.Post, $"messages/{sent.Id()}/forward", new { chats = new[] { target } })).StatusCode);
        var forwarded = (await ada.Messages(target))[0];
        var url = forwarded.GetProperty("media")[0].Text("url")!;
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Person.Erase(sent.Id(), "all")).StatusCode);

        await CleanUpAsync(id);
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(url));
        Assert.Equal(id, (await ada.Messages(target))[0].GetProperty("media")[0].Id());
        Assert.Empty((await ada.Messages(chat))[0].GetProperty("media").EnumerateArray());

        Assert.Equal(HttpStatusCode.NoContent, (await bob.Person.Erase(forwarded.Id(), "all")).StatusCode);
        await CleanUpAsync(id);
        Assert.Equal(HttpStatusCode.NotFound, await ReadAsync(url));
        await AssertForgottenAsync(id);
    }

    [Theory]
    [InlineData("disappears")]
    [InlineData("is taken back")]
    [InlineData("goes with its chat")]
    public async Task The_files_of_a_message_are_removed_that(string ends)
    {
        var (ada, bob, chat) = await PairAsync("group");
        var id = await FileAsync(ada);
        var sendAt = ends == "is taken back" ? DateTimeOffset.UtcNow.AddHours(1) : (DateTimeOffset?)null;
        var sent = (await SendAsync(
            ada, chat, new { type = "file", media = new[] { id }, sendAt, expiresIn = 3600 }, sendAt is null ? HttpStatusCode.Created : HttpStatusCode.Accepted)).Id();
        await CleanUpAsync(id);
        Assert.Equal([true], await media.QueryAsync<bool>($"select deleted_at is null and attached_at is null from media where id = '{id}'"));

        switch (ends)
        {
            case "disappears":
                await media.ExecuteAsync($"update messages set expires_at = now() - interval '1 s' where id = '{sent}'");
                await media.Product.Get<IGrainFactory>().GetChat(chat).ExpireDue(sent);
                break;
            case "is taken back":
                Assert.Equal(HttpStatusCode.NoContent, (await ada.Person.Erase(sent, "all")).StatusCode);
                break;
            default:
                Assert.Equal(HttpStatusCode.NoContent, (await ada.Person.DeleteAsync($"chats/{chat}")).StatusCode);
                break;
        }

        await Patience.UntilAsync(
            async () => (await media.QueryAsync<long>($"select count(*) from message_media where media_id = '{id}'"))[0] == 0, $"the file of what {ends} to be in no message");

        await CleanUpAsync(id);
        await AssertForgottenAsync(id);
    }

    [Fact]
    public async Task A_file_stays_that_waits_to_be_sent_to_another_chat()
    {
        var (ada, bob, chat) = await PairAsync();
        var (id, other) = (await FileAsync(ada), await ada.Person.MakeChat("group", bob));
        var sent = await SendAsync(ada, chat, new { type = "file", media = new[] { id } });
        await SendAsync(ada, other, new { type = "file", media = new[] { id }, sendAt = DateTimeOffset.UtcNow.AddHours(1) }, HttpStatusCode.Accepted);
        Assert.Equal(HttpStatusCode.NoContent, (await ada.Person.Erase(sent.Id(), "all")).StatusCode);

        await CleanUpAsync(id);

        var waiting = Assert.Single((await ada.Person.DataAsync(ada.Person.GetAsync($"chats/{other}/scheduled"))).EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(waiting.GetProperty("media")[0].Text("url")!));
    }

    [Fact]
    public async Task Files_are_found_by_their_type_and_by_being_there()
    {
        var (ada, bob, chat) = await PairAsync();
        await ada.Person.Say(chat, "report to come");
        await SendAsync(ada, chat, new { type = "file", media = new[] { await FileAsync(ada) }, text = "the report" });

        Assert.Equal(["the report"], await bob.Person.Found("q=report&type=file"));
        Assert.Equal(["the report"], await bob.Person.Found("q=report&hasMedia=true"));
        Assert.Equal(["report to come"], await bob.Person.Found("q=report&hasMedia=false"));
        Assert.Empty(await bob.Person.Found("q=report&type=voice"));
    }

    [Fact]
    public async Task A_page_of_files_is_read_at_once()
    {
        var (ada, bob, chat) = await PairAsync();
        var files = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FileAsync(ada)));
        foreach (var file in files)
            await SendAsync(ada, chat, new { type = "file", media = new[] { file } });
        using var queries = new QueryCounter(media.Database.Name);

        var seen = await bob.Messages(chat);

        Assert.Equal(files.Reverse(), seen.Select(message => message.GetProperty("media")[0].Id()));
        Assert.Equal(1, queries.CountOf("from media where id = any"));
    }

    private static async Task<JsonElement> SendAsync(Uploader sender, Guid chat, object message, HttpStatusCode expected = HttpStatusCode.Created)
    {
        var answer = await sender.Person.TrySay(chat, message);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {await answer.Text()}");
        return (await answer.Json()).GetProperty("data");
    }

    private static Task<Guid> FileAsync(Uploader owner) => owner.UploadAsync([1, 2, 3], "application/zip", "file", "a.zip");

    private async Task<HttpStatusCode> ReadAsync(string url) => (await media.Product.Client.GetAsync(url, Cancellation)).StatusCode;

    // As an hour later.
    private async Task CleanUpAsync(Guid id)
    {
        await media.ExecuteAsync($"update media set attached_at = attached_at - interval '61 minutes' where id = '{id}'");
        await media.Product.Get<MediaCleanup>().RunOnceAsync(Cancellation);
        await media.Product.Get<MediaCleanup>().RemoveDeletedAsync(TimeSpan.Zero, Cancellation);
    }

    private async Task AssertForgottenAsync(Guid id)
    {
        Assert.Equal([0L], await media.QueryAsync<long>($"select count(*) from media where id = '{id}'"));
        Assert.DoesNotContain(Directory.EnumerateFiles(media.Folder, "*", SearchOption.AllDirectories), path => path.Contains($"{id:N}", StringComparison.Ordinal));
    }

    private async Task<(Uploader Ada, Uploader Bob, Guid Chat)> PairAsync(string type = "private")
    {
        var (ada, bob) = (await UserAsync(), await UserAsync());
        await ada.Person.Befriend(bob);
        return (ada, bob, await ada.Person.MakeChat(type, bob));
    }

    private async Task<Uploader> UserAsync()
    {
        var user = await MediaUser.RegisterAsync(media.Product.Client, media.Product.Log);
        return new(user, Person.Of(media.Product, user));
    }

    // Somebody who uploads and talks.
    private sealed record Uploader(MediaUser Uploads, Person Person)
    {
        public static implicit operator Person(Uploader uploader) => uploader.Person;

        public async Task<Guid> UploadAsync(byte[] content, string contentType, string kind, string? fileName = null)
        {
            var file = await Uploads.UploadAsync(content, contentType, kind, fileName);
            Assert.Equal("ready", file.Text("status"));
            return file.Id();
        }

        public Task<List<JsonElement>> Messages(Guid chat) => Person.Messages(chat);
    }
}
