using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Notifications;

/// <summary>Pages, what is unread, the read mark, and settings.</summary>
public sealed class NotificationListTests(SocialProduct social)
{
    [Fact]
    public async Task Pages_have_no_gap_and_no_repeat_while_more_comes()
    {
        var (ada, bob) = await PairAsync();
        var posts = await PostsAsync(ada, 5);
        for (var i = 0; i < posts.Count; i++)
        {
            await bob.Like(posts[i]);
            await ada.HasUnread(i + 1); // likes of several posts are told of in any order
        }
        var (first, cursor) = await PageAsync(ada, "");
        Assert.Equal([posts[4], posts[3]], first);

        var eve = await social.CreateUser("eve");
        await eve.Like(posts[3]);
        await Patience.UntilAsync(async () => (await ada.Notifications())[0].Target().Id() == posts[3], "the like");

        (first, cursor) = await PageAsync(ada, cursor);
        Assert.Equal([posts[2], posts[1]], first);
        (first, cursor) = await PageAsync(ada, cursor);
        Assert.Equal([posts[0]], first);
        Assert.Null(cursor);
        await (await ada.GetAsync("notifications?cursor=nonsense")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        var (_, other) = await PageAsync(ada, "");
        await (await bob.GetAsync($"notifications?cursor={other}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        await (await ada.GetAsync("notifications?limit=0")).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task More_than_is_kept_in_memory_is_listed_and_counted_too()
    {
        var ada = await social.CreateUser("ada");
        var fans = await social.Database.MakeUsersAsync(120);
        // As if they had followed a day each.
        for (var i = 0; i < fans.Length; i++)
        {
            await social.Database.ExecuteAsync($"insert into follows values ('{fans[i]}', '{ada.Id}', now())");
            await social.Product.Get<InstaHub.Grains.Notifications.INotificationStore>().WriteAsync(
                new InstaHub.Grains.Notifications.NotificationLook(ada.Id, fans[i], GrainInterfaces.Notifications.NotificationKind.Follow, ada.Id) { At = DateTimeOffset.UtcNow, Day = i + 1 }, TestContext.Current.CancellationToken);
        }
        await social.Product.Get<InstaHub.Grains.Notifications.NotificationRecorder>().TellAsync(ada.Id);

        foreach (var limit in new[] { 7, 50, 100 })
            Assert.Equal(fans.Reverse(), (await ada.Notifications(limit)).SelectMany(NotificationActs.Actors));
        Assert.Equal(120, await ada.Unread());
    }

    [Fact]
    public async Task Reading_marks_it_and_all_before_and_something_new_makes_it_unread_again()
    {
        var (ada, bob) = await PairAsync();
        var posts = await PostsAsync(ada, 3);
        foreach (var post in posts)
            await bob.Like(post);
        await ada.HasUnread(3);
        var listed = await ada.Notifications();

        Assert.Equal(1, await ada.Read(listed[1].Id().ToString()));
        Assert.Equal(1, await ada.Read(listed[1].Id().ToString()));
        Assert.Equal(1, await ada.Read(listed[2].CreatedAt()));
        Assert.Equal([false, true, true], (await ada.Notifications()).Select(NotificationActs.IsRead));
        Assert.Equal(0, await ada.Read(listed[0].CreatedAt()));
        Assert.Equal(0, await ada.Unread());

        var eve = await social.CreateUser("eve");
        await eve.Like(posts[0]);
        await ada.HasUnread(1);
        var newest = (await ada.Notifications())[0];
        Assert.Equal(("like 2", posts[0], false), (newest.Said(), newest.Target().Id(), newest.IsRead()));
        Assert.Equal(0, await ada.Read("9999-12-31T23:59:59Z"));
        await (await social.CreateUser("fay")).Like(posts[0]);
        await ada.HasUnread(1);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused()
    {
        var (ada, bob) = await PairAsync();
        await bob.Like((await PostsAsync(ada, 1))[0]);
        await ada.HasUnread(1);
        var theirs = (await ada.Notifications())[0].Id().ToString();

        await (await bob.TryReadAsync(theirs)).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.TryReadAsync(Guid.NewGuid().ToString())).Failure(HttpStatusCode.NotFound, "not_found");
        foreach (var upTo in new[] { "", "now", "2026-13-01T00:00:00Z", "0", "\u0000" })
        {
            var error = await (await ada.TryReadAsync(upTo)).Failure(HttpStatusCode.BadRequest, "validation_failed");
            Assert.Equal(["upTo"], error.GetProperty("details").EnumerateObject().Select(field => field.Name));
        }
        await (await ada.SendAsync(HttpMethod.Post, "notifications/read", "{}")).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal(1, await ada.Unread());
        Assert.Equal(0, await bob.Read("2026-01-01T00:00:00+02:00"));
    }

    [Fact]
    public async Task Unread_is_what_there_is_when_twenty_like_five_posts_at_once()
    {
        var ada = await social.CreateUser("ada");
        var posts = await PostsAsync(ada, 5);
        var fans = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => social.CreateUser($"fan{i}")));

        await Task.WhenAll(fans.SelectMany(fan => posts, (fan, post) => fan.Like(post)));

        await Patience.UntilAsync(async () => (await ada.Notifications()).Count(like => like.Said() == "like 20") == 5, "all likes");
        Assert.Equal(5, await ada.Unread());
        var notifications = await ada.Notifications();
        Assert.Equal(posts.Order(), notifications.Select(like => like.Target().Id()).Order());
        Assert.Equal(3, await ada.Read(notifications[3].CreatedAt()));
    }

    [Fact]
    public async Task Settings_say_by_whose_acts_one_is_notified()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        await ada.Follow(eve);
        Assert.Equal(
            """{"likes":"everyone","comments":"everyone","replies":"everyone","mentions":"everyone","tags":"everyone","follows":"everyone","requests":"everyone","acceptances":"everyone"}""",
            (await ada.DataAsync(ada.GetAsync("notifications/settings"))).GetRawText());

        var changed = await ada.DataAsync(ada.TryChangeSettingsAsync("""{"likes":"following","comments":false,"tags":null}"""));
        Assert.Equal(("following", "off", "everyone"), (Of(changed, "likes"), Of(changed, "comments"), Of(changed, "tags")));
        var post = (await PostsAsync(ada, 1))[0];
        await bob.Like(post);
        await eve.Like(post);
        await ada.HasNotifications("like 1");
        Assert.Equal([eve.Id], (await ada.Notifications())[0].Actors());
        await bob.Comment(post, "not told");
        // The setting is asked for when the comment is handled, not when it is written.
        var newest = (await social.Database.QueryAsync<long>("select coalesce(max(position), 0) from events"))[0];
        await Patience.UntilAsync(
            async () => (await social.Database.QueryAsync<long>($"select count(*) from events where position <= {newest}"))[0] == 0, "the comment to be handled");
        await ada.DataAsync(ada.TryChangeSettingsAsync("""{"comments":true}"""));
        await eve.Comment(post, "told");
        await ada.HasNotifications("comment 1", "like 1");

        Assert.Equal(changed.GetRawText().Replace("\"off\"", "\"everyone\""), (await ada.DataAsync(ada.GetAsync("notifications/settings"))).GetRawText());
        foreach (var wrong in new[] { """{"likes":"nobody"}""", """{"likes":1,"tags":{}}""", """{"likes":["off"]}""", """{"likes":"\ud800"}""", """{"likes":"off "}""" })
        {
            var error = await (await ada.TryChangeSettingsAsync(wrong)).Failure(HttpStatusCode.BadRequest, "validation_failed");
            Assert.Contains("likes", error.GetProperty("details").EnumerateObject().Select(field => field.Name));
        }

        static string? Of(JsonElement settings, string name) => settings.GetProperty(name).GetString();
    }

    private static async Task<List<Guid>> PostsAsync(Person author, int count)
    {
        var posts = new List<Guid>();
        for (var i = 0; i < count; i++)
            posts.Add((await author.Post($"number {i}")).Id());
        return posts;
    }

    private static async Task<(List<Guid> Targets, string? Next)> PageAsync(Person person, string? cursor)
    {
        var answer = await person.GetAsync($"notifications?limit=2&cursor={cursor}");
        var json = await answer.Json();
        return ([.. json.GetProperty("data").EnumerateArray().Select(like => like.Target().Id())], json.GetProperty("page").GetProperty("next").GetString());
    }

    private async Task<(Person Ada, Person Bob)> PairAsync() => (await social.CreateUser("ada"), await social.CreateUser("bob"));
}
