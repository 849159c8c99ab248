using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Notifications;

/// <summary>Each kind: what makes one, what it looks like, what is grouped, and what takes it away.</summary>
public sealed class NotificationKindTests(SocialProduct social)
{
    [Fact]
    public async Task A_notification_has_its_form()
    {
        var (ada, bob) = await PairAsync();
        await ada.Follow(bob);
        await ada.HasNotifications();
        var post = (await ada.Post("one")).Id();
        await bob.Like(post);

        await ada.HasNotifications("like 1");

        var like = Assert.Single(await ada.Notifications());
        Assert.Equal(["id", "kind", "actors", "count", "target", "createdAt", "read"], like.EnumerateObject().Select(member => member.Name));
        var actor = Assert.Single(like.GetProperty("actors").EnumerateArray());
        Assert.Equal((bob.Id, bob.Username), (actor.Id(), actor.GetProperty("username").GetString()));
        Assert.Equal(["following"], Person.TrueOf(actor.GetProperty("relationship")));
        Assert.Equal($$"""{"type":"post","id":"{{post}}","postId":"{{post}}"}""", like.Target().GetRawText());
        Assert.False(like.IsRead());
        Assert.InRange(like.GetProperty("createdAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1));
        await bob.HasNotifications("follow 1");
    }

    [Fact]
    public async Task Likes_of_a_post_are_one_and_name_the_newest_three()
    {
        var ada = await social.CreateUser("ada");
        var (post, other) = ((await ada.Post("one")).Id(), (await ada.Post("two")).Id());
        var fans = new List<Person>();
        for (var i = 0; i < 5; i++)
        {
            fans.Add(await social.CreateUser($"fan{i}"));
            await fans[i].Like(post);
        }
        await ada.HasNotifications("like 5");
        await fans[0].Like(other);
        await ada.HasNotifications("like 1", "like 5");

        var likes = (await ada.Notifications())[1];
        Assert.Equal([fans[4].Id, fans[3].Id, fans[2].Id], likes.Actors());
        await fans[4].Unlike(post);
        await ada.HasNotifications("like 1", "like 4");
        Assert.Equal([fans[3].Id, fans[2].Id, fans[1].Id], (await ada.Notifications())[1].Actors());
        await fans[0].Unlike(other);
        await ada.HasNotifications("like 4");
        await ada.DeleteAsync($"posts/{post}");
        await ada.HasNotifications();
        await ada.HasUnread(0);
    }

    [Fact]
    public async Task Comments_replies_and_likes_of_comments_go_to_whom_they_concern()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var post = (await ada.Post("one")).Id();
        var first = (await bob.Comment(post, "first")).Id();
        await ada.HasNotifications("comment 1");
        var second = (await eve.Comment(post, "second")).Id();
        await ada.HasNotifications("comment 2");
        Assert.Equal($$"""{"type":"post","id":"{{post}}","postId":"{{post}}","commentId":"{{second}}"}""", (await ada.Notifications())[0].Target().GetRawText());

        var reply = (await eve.Comment(post, "to the first", first)).Id();
        await bob.HasNotifications("reply 1");
        Assert.Equal($$"""{"type":"comment","id":"{{first}}","postId":"{{post}}","commentId":"{{reply}}"}""", (await bob.Notifications())[0].Target().GetRawText());
        await ada.Comment(post, "to that reply", reply);
        await bob.HasNotifications("reply 2");
        await eve.HasNotifications("reply 1");
        await ada.LikeComment(reply);
        await eve.HasNotifications("like 1", "reply 1");
        Assert.Equal($$"""{"type":"comment","id":"{{reply}}","postId":"{{post}}","commentId":"{{reply}}"}""", (await eve.Notifications())[0].Target().GetRawText());

        await eve.DeleteAsync($"comments/{reply}");
        await bob.HasNotifications("reply 1");
        await eve.HasNotifications("reply 1");
        await eve.DeleteAsync($"comments/{second}");
        await ada.HasNotifications("comment 1");
        await bob.DeleteAsync($"comments/{first}");
        await ada.HasNotifications();
        await bob.HasNotifications();
        await eve.HasNotifications();
    }

    [Fact]
    public async Task Who_is_mentioned_is_told_once_whatever_else_it_is_to_them()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var post = (await ada.Post($"with @{bob.Username} and @{ada.Username}")).Id();
        await bob.HasNotifications("mention 1");
        Assert.Equal($$"""{"type":"post","id":"{{post}}","postId":"{{post}}"}""", (await bob.Notifications())[0].Target().GetRawText());

        var comment = (await bob.Comment(post, $"hello @{ada.Username} and @{eve.Username}")).Id();
        await ada.HasNotifications("mention 1");
        await eve.HasNotifications("mention 1");
        Assert.Equal($$"""{"type":"comment","id":"{{comment}}","postId":"{{post}}","commentId":"{{comment}}"}""", (await eve.Notifications())[0].Target().GetRawText());
        await eve.Comment(post, $"hello @{bob.Username}", comment);
        await bob.HasNotifications("reply 1", "mention 1");

        // Who is in the text no more is not told of it any more, and who comes in is.
        await bob.TryEditCommentAsync(comment, $"hello @{ada.Username}");
        await eve.HasNotifications();
        await ada.Edit(post, new { caption = $"with @{eve.Username}" });
        await eve.HasNotifications("mention 1");
        await bob.HasNotifications("reply 1");

        // Of comments only: with mentions off, a comment still is one.
        Assert.True((await ada.TryChangeSettingsAsync("""{"mentions":"off"}""")).IsSuccessStatusCode);
        await bob.Comment(post, $"again @{ada.Username}");
        await ada.HasNotifications("comment 1", "mention 1");
    }

    [Fact]
    public async Task Who_is_tagged_on_a_picture_is_told()
    {
        var (ada, bob) = await PairAsync();
        var picture = await ada.UploadPicture(social.Product);
        var post = (await ada.Post(new { media = new[] { new { id = picture, tags = new[] { new { userId = bob.Id, x = 0.5, y = 0.5 } } } } })).Id();
        await bob.HasNotifications("tag 1");
        Assert.Equal(post, (await bob.Notifications())[0].Target().Id());

        await ada.Edit(post, new { media = new[] { new { id = picture, tags = Array.Empty<object>() } } });
        await bob.HasNotifications();
    }

    [Fact]
    public async Task Follows_of_a_day_are_one()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        await bob.Follow(ada);
        await eve.Follow(ada);
        await Patience.UntilAsync(async () => (await ada.Notifications()).Sum(follow => follow.GetProperty("count").GetInt32()) == 2, "two follows");
        var follow = (await ada.Notifications())[0];
        Assert.Equal(("follow", eve.Id), (follow.Kind(), follow.Actors().First()));
        Assert.Equal($$"""{"type":"user","id":"{{ada.Id}}"}""", follow.Target().GetRawText());

        await bob.Unfollow(ada);
        await ada.HasNotifications("follow 1");
        await ada.DeleteAsync($"followers/{eve.Id}");
        await ada.HasNotifications();
    }

    [Fact]
    public async Task Requests_stay_until_they_are_answered_and_acceptances_tell_who_asked()
    {
        var ada = await social.CreateUser("ada", isPrivate: true);
        var (bob, eve) = (await social.CreateUser("bob"), await social.CreateUser("eve"));
        await bob.Follow(ada);
        await ada.HasNotifications("request 1");
        await eve.Follow(ada);
        await ada.HasNotifications("request 1", "request 1");
        Assert.Equal([eve.Id], (await ada.Notifications())[0].Actors());

        await ada.DataAsync(ada.PostAsync($"follow-requests/{bob.Id}/accept"));
        await bob.HasNotifications("accepted 1");
        Assert.Equal([ada.Id], (await bob.Notifications())[0].Actors());
        await ada.HasNotifications("request 1");
        await eve.Unfollow(ada);
        await ada.HasNotifications();
        await eve.HasNotifications();
    }

    [Fact]
    public async Task Going_public_tells_all_who_had_asked()
    {
        var ada = await social.CreateUser("ada", isPrivate: true);
        var (bob, eve) = (await social.CreateUser("bob"), await social.CreateUser("eve"));
        await bob.Follow(ada);
        await eve.Follow(ada);
        await ada.HasUnread(2);

        await ada.SetPrivate(false);

        await bob.HasNotifications("accepted 1");
        await eve.HasNotifications("accepted 1");
        await ada.HasNotifications();
    }

    private async Task<(Person Ada, Person Bob)> PairAsync() => (await social.CreateUser("ada"), await social.CreateUser("bob"));
}
