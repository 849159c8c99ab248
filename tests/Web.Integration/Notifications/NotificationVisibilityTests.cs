using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Reactions;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Notifications;

/// <summary>Of what nobody is told, and what is hidden afterwards. What must not come is waited for by something that comes after it.</summary>
public sealed class NotificationVisibilityTests(SocialProduct social)
{
    [Fact]
    public async Task Nobody_is_told_of_what_they_do_themselves()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post($"with @{ada.Username}")).Id();
        var comment = (await ada.Comment(post, $"me again, @{ada.Username}")).Id();
        await ada.Comment(post, "to myself", comment);
        await ada.Like(post);
        await ada.LikeComment(comment);

        // Behind the comments, and the likes.
        await bob.Comment(post, "well");
        await ada.HasNotifications("comment 1");
        await ada.Like((await bob.Post("his")).Id());
        await bob.HasNotifications("like 1");
        await ada.HasNotifications("comment 1");
    }

    [Fact]
    public async Task Who_is_blocked_disappears_and_their_acts_are_not_told()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var post = (await ada.Post("one")).Id();
        await bob.Like(post);
        await bob.Follow(ada);
        await bob.Comment(post, "well");
        await ada.Follow(bob);
        await eve.Like(post);
        await Patience.UntilAsync(async () => (await ada.Notifications()).Count == 3 && (await bob.Notifications()).Count == 1, "the notifications");

        await ada.Block(bob);

        await ada.HasNotifications("like 1");
        Assert.Equal([eve.Id], (await ada.Notifications())[0].Actors());
        await ada.HasUnread(1);
        await bob.HasNotifications();
        await bob.HasUnread(0);
        await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/block"));
        Assert.Equal(["like 1"], (await ada.Notifications()).Select(NotificationActs.Said));
    }

    [Fact]
    public async Task Whom_one_mutes_for_notifications_one_hears_no_more_of()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var (post, hers) = ((await ada.Post("one")).Id(), (await eve.Post("hers")).Id());
        await ada.DataAsync(ada.PutJsonAsync($"users/{bob.Id}/mute", new { notifications = true }));
        await bob.Like(post);
        await bob.Like(hers);
        await eve.HasNotifications("like 1");
        await bob.Comment(post, "well");
        await eve.Comment(post, "well");
        await ada.HasNotifications("comment 1");
        Assert.Equal([eve.Id], (await ada.Notifications())[0].Actors());

        await ada.DataAsync(ada.PutJsonAsync($"users/{bob.Id}/mute", new { posts = true }));
        await bob.Like((await ada.Post("two")).Id());
        await ada.HasNotifications("like 1", "comment 1");
    }

    [Fact]
    public async Task Comments_of_whom_the_posts_author_restricts_are_told_to_nobody_else_and_not_to_the_author()
    {
        var (ada, bob) = await PairAsync();
        var eve = await social.CreateUser("eve");
        var post = (await ada.Post("one")).Id();
        var hers = (await eve.Comment(post, "hers")).Id();
        await ada.HasNotifications("comment 1");
        await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/restrict"));

        await bob.Comment(post, $"to @{eve.Username} and @{ada.Username}", hers);
        await bob.Comment(post, "to all");
        await ada.Comment(post, "after that", hers);

        await eve.HasNotifications("reply 1");
        Assert.Equal([ada.Id], (await eve.Notifications())[0].Actors());
        await ada.HasNotifications("comment 1");
        Assert.Equal([eve.Id], (await ada.Notifications())[0].Actors());
    }

    [Fact]
    public async Task A_mention_is_told_to_who_sees_the_post_and_hidden_from_who_sees_it_no_more()
    {
        var ada = await social.CreateUser("ada", isPrivate: true);
        var (bob, eve) = (await social.CreateUser("bob"), await social.CreateUser("eve"));
        await bob.Follow(ada);
        await ada.DataAsync(ada.PostAsync($"follow-requests/{bob.Id}/accept"));
        await bob.HasNotifications("accepted 1");

        var post = (await ada.Post($"with @{bob.Username} and @{eve.Username}")).Id();
        await bob.HasNotifications("mention 1", "accepted 1");
        await ada.Comment(post, $"and @{eve.Username}, @{bob.Username}");
        await bob.HasNotifications("mention 1", "mention 1", "accepted 1");
        await eve.HasNotifications();

        await bob.Unfollow(ada);
        await bob.HasNotifications();
        await bob.HasUnread(0);
        await ada.SetPrivate(false);
        await bob.HasNotifications("mention 1", "mention 1");
        await eve.HasNotifications(); // not told of the past either
    }

    [Fact]
    public async Task An_archived_post_hides_what_it_told_others_and_a_suspended_account_what_it_did()
    {
        var (ada, bob) = await PairAsync();
        var post = (await ada.Post($"with @{bob.Username}")).Id();
        await bob.Like(post);
        await ada.HasNotifications("like 1");
        await bob.HasNotifications("mention 1");

        await ada.DataAsync(ada.PutAsync($"posts/{post}/archive"));
        await bob.HasNotifications();
        await bob.HasUnread(0);
        await ada.HasNotifications("like 1");
        await ada.DataAsync(ada.DeleteAsync($"posts/{post}/archive"));
        await bob.HasNotifications("mention 1");

        await social.SetStatus(bob, 2);
        await ada.HasNotifications();
        await ada.HasUnread(0);
        await social.SetStatus(bob, 0);
        await ada.HasNotifications("like 1");
    }

    private async Task<(Person Ada, Person Bob)> PairAsync() => (await social.CreateUser("ada"), await social.CreateUser("bob"));
}
