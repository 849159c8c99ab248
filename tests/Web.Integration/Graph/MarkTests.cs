using System.Net;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Graph;

/// <summary>Blocks, mutes, restrictions, close friends.</summary>
public sealed class MarkTests(SocialProduct social)
{
    [Fact]
    public async Task A_block_ends_follows_both_ways_and_unblocking_brings_nothing_back()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        await bob.Follow(ada);

        var blocked = await ada.Block(bob);
        Assert.Equal(["relationship"], blocked.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["blocking"], Person.TrueOf(blocked.GetProperty("relationship")));
        Assert.Equal(blocked.GetRawText(), (await ada.Block(bob)).GetRawText());
        Assert.Equal([bob.Id], (await ada.PageAsync("users/me/blocks")).Ids);
        await (await ada.PutAsync($"users/{bob.Id}/follow")).Failure(HttpStatusCode.Conflict, "blocked");
        await (await bob.PutAsync($"users/{ada.Id}/follow")).Failure(HttpStatusCode.NotFound, "not_found");

        Assert.Empty(Person.TrueOf((await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/block"))).GetProperty("relationship")));
        await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/block"));
        Assert.Empty(await ada.RelationshipTo(bob));
        Assert.Empty(await bob.RelationshipTo(ada));
        Assert.Equal("accepted", await bob.Follow(ada));
    }

    [Fact]
    public async Task Who_blocks_sees_a_stub_and_its_lists_are_refused()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Block(bob);

        var stub = await ada.See(bob);

        Assert.Equal(["id", "username", "displayName", "avatar", "relationship"], stub.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["blocking"], Person.TrueOf(stub.GetProperty("relationship")));
        var listed = Assert.Single((await (await ada.GetAsync("users/me/blocks")).Json()).GetProperty("data").EnumerateArray());
        Assert.Equal(stub.GetRawText(), listed.GetRawText());
        foreach (var list in new[] { "followers", "following", "mutuals" })
            await (await ada.GetAsync($"users/{bob.Id}/{list}")).Failure(HttpStatusCode.Forbidden, "blocked");
    }

    [Fact]
    public async Task Whom_one_blocks_stays_in_ones_list_when_they_block_too()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Block(bob);
        var before = (await (await ada.GetAsync("users/me/blocks")).Json()).GetProperty("data").GetRawText();

        await bob.Block(ada);

        Assert.Equal(before, (await (await ada.GetAsync("users/me/blocks")).Json()).GetProperty("data").GetRawText());
        Assert.Equal([ada.Id], (await bob.PageAsync("users/me/blocks")).Ids);
        await (await ada.GetAsync($"users/{bob.Id}")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Blocking_and_muting_work_on_who_blocks_oneself()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Block(bob);

        Assert.Equal(["blocking"], Person.TrueOf((await bob.Block(ada)).GetProperty("relationship")));
        await bob.DataAsync(bob.PutAsync($"users/{ada.Id}/mute"));
        await bob.DataAsync(bob.DeleteAsync($"users/{ada.Id}/mute"));
        await bob.DataAsync(bob.DeleteAsync($"users/{ada.Id}/follow"));
        await bob.DataAsync(bob.DeleteAsync($"users/{ada.Id}/block"));
        await (await bob.GetAsync($"users/{ada.Id}")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData(null, true, true, true)]
    [InlineData("", true, true, true)]
    [InlineData("null", true, true, true)]
    [InlineData("{}", true, true, true)]
    [InlineData("""{"posts":null}""", true, true, true)]
    [InlineData("""{"posts":true}""", true, false, false)]
    [InlineData("""{"stories":true,"notifications":true}""", false, true, true)]
    [InlineData("""{"posts":false}""", false, false, false)]
    public async Task A_mute_is_of_what_is_named_or_of_all(string? body, bool posts, bool stories, bool notifications)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));

        var muted = await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/mute", body));

        Assert.Equal(["relationship", "posts", "stories", "notifications"], muted.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (posts, stories, notifications),
            (muted.GetProperty("posts").GetBoolean(), muted.GetProperty("stories").GetBoolean(), muted.GetProperty("notifications").GetBoolean()));
        var isMuted = posts || stories || notifications;
        Assert.Equal(isMuted ? ["muting"] : [], await ada.RelationshipTo(bob));
        Assert.Equal(isMuted ? [bob.Id] : [], (await ada.PageAsync("users/me/mutes")).Ids);

        var unmuted = await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/mute"));
        Assert.Empty(Person.TrueOf(unmuted));
        Assert.Empty((await ada.PageAsync("users/me/mutes")).Ids);
    }

    [Fact]
    public async Task A_mute_replaces_the_one_before_and_survives_block_and_unfollow()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/mute"));

        var muted = await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/mute", """{"stories":true}"""));
        Assert.Equal(["stories"], Person.TrueOf(muted));
        await ada.Unfollow(bob);
        await ada.Block(bob);
        await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/block"));

        Assert.Equal(["muting"], await ada.RelationshipTo(bob));
        Assert.Empty(await bob.RelationshipTo(ada));
    }

    [Theory]
    [InlineData("""{"posts":"yes"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task A_mute_that_cannot_be_read_is_refused(string body)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));

        await (await ada.PutAsync($"users/{bob.Id}/mute", body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData("restrict", "restricts", "restricting")]
    [InlineData("close-friend", "close-friends", "closeFriend")]
    public async Task Other_marks_are_set_listed_and_removed_and_the_other_does_not_know(string mark, string list, string member)
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));

        var marked = await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/{mark}"));
        Assert.Equal([member], Person.TrueOf(marked.GetProperty("relationship")));
        Assert.Equal([member], await ada.RelationshipTo(bob));
        Assert.Empty(await bob.RelationshipTo(ada));
        Assert.Equal([bob.Id], (await ada.PageAsync($"users/me/{list}")).Ids);

        await ada.DataAsync(ada.DeleteAsync($"users/{bob.Id}/{mark}"));
        Assert.Empty((await ada.PageAsync($"users/me/{list}")).Ids);
        await (await ada.PutAsync($"users/{ada.Id}/{mark}")).Failure(HttpStatusCode.UnprocessableEntity, "oneself");
        await (await ada.PutAsync($"users/{Guid.NewGuid()}/{mark}")).Failure(HttpStatusCode.NotFound, "not_found");
    }
}
