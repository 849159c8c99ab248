using System.Net;
using System.Text.Json;

namespace InstaHub.Web.Integration.Users;

/// <summary>Reading profiles and editing one's own.</summary>
public sealed class ProfileTests(SocialProduct social)
{
    private static readonly string[] CardMembers = ["id", "username", "displayName", "bio", "links", "avatar", "isPrivate", "counts"];

    private static readonly string[] RelationshipMembers =
        ["following", "followedBy", "requested", "blocking", "muting", "requestedBy", "restricting", "closeFriend"];

    [Fact]
    public async Task Anybody_sees_a_profile_by_id_and_by_username_in_any_case()
    {
        var ada = await social.CreateUser("ada");

        foreach (var key in new[] { $"{ada.Id}", $"{ada.Id}".ToUpperInvariant(), ada.Username, ada.Username.ToUpperInvariant() })
        {
            var user = await social.Nobody.DataAsync(social.Nobody.GetAsync($"users/{key}"));
            Assert.Equal(CardMembers, user.EnumerateObject().Select(member => member.Name));
            Assert.Equal((ada.Id, ada.Username, "ada"), (user.GetProperty("id").GetGuid(), user.GetProperty("username").GetString(), user.GetProperty("displayName").GetString()));
        }
    }

    [Fact]
    public async Task Who_is_signed_in_sees_the_relationship_too_and_of_oneself_none()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await bob.Follow(ada);

        var user = await ada.See(bob);

        Assert.Equal([.. CardMembers, "relationship"], user.EnumerateObject().Select(member => member.Name));
        Assert.Equal(RelationshipMembers, user.GetProperty("relationship").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["followedBy"], await ada.RelationshipTo(bob));
        Assert.Equal(["following"], await bob.RelationshipTo(ada));
        Assert.Empty(await ada.RelationshipTo(ada));
    }

    [Fact]
    public async Task A_profile_that_the_client_has_already_is_not_sent_again_until_it_or_the_relationship_changes()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var tags = new List<string>();

        await NewTagAsync();
        await ada.DataAsync(ada.PatchAsync(new { bio = "Numbers." }));
        await NewTagAsync();
        await bob.Follow(ada);
        await NewTagAsync();
        await bob.DataAsync(bob.PutAsync($"users/{ada.Id}/close-friend"));
        await NewTagAsync();
        await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/restrict")); // which bob must not know
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(tags[^1])).StatusCode);

        Assert.Equal(4, tags.Distinct().Count());

        async Task NewTagAsync()
        {
            var answer = await AskAsync(tags.LastOrDefault());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            tags.Add(answer.Header("ETag")!);
            var again = await AskAsync(tags[^1]);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Text());
        }

        Task<HttpResponseMessage> AskAsync(string? tag) => bob.SendAsync(HttpMethod.Get, $"users/{ada.Username}", ifNoneMatch: tag);
    }

    [Fact]
    public async Task Oneself_has_a_tag_too()
    {
        var ada = await social.CreateUser("ada");

        foreach (var path in new[] { "auth/me", "users/me" })
        {
            var tag = (await ada.GetAsync(path)).Header("ETag");
            Assert.Equal(HttpStatusCode.NotModified, (await ada.SendAsync(HttpMethod.Get, path, ifNoneMatch: tag)).StatusCode);
            await ada.DataAsync(ada.PatchAsync(new { bio = $"Read at {path}." }));
            Assert.Equal(HttpStatusCode.OK, (await ada.SendAsync(HttpMethod.Get, path, ifNoneMatch: tag)).StatusCode);
        }
    }

    [Fact]
    public async Task An_edit_changes_what_it_names_and_answers_with_all()
    {
        var ada = await social.CreateUser("ada");
        var bio = "Poetical science.\nAnd \"numbers\" <3 \U0001F9EE";

        var edited = await ada.DataAsync(ada.PatchAsync(new
        {
            displayName = " Ada Lovelace ",
            bio,
            links = new[] { "https://example.com/ada", "http://example.org" },
            settings = new { language = "en-GB" },
        }));

        Assert.Equal("Ada Lovelace", edited.GetProperty("displayName").GetString());
        Assert.Equal(bio, edited.GetProperty("bio").GetString());
        Assert.Equal("en-GB", edited.GetProperty("settings").GetProperty("language").GetString());
        Assert.Equal(edited.GetRawText(), (await ada.DataAsync(ada.GetAsync("users/me"))).GetRawText());
        Assert.Equal(edited.GetRawText(), (await ada.DataAsync(ada.GetAsync("auth/me"))).GetRawText());
        var seen = await social.Nobody.See(ada);
        Assert.Equal(bio, seen.GetProperty("bio").GetString());
        Assert.Equal(["https://example.com/ada", "http://example.org"], seen.GetProperty("links").EnumerateArray().Select(link => link.GetString()!));

        var again = await ada.DataAsync(ada.PatchAsync(new { links = Array.Empty<string>(), bio = "" }));
        Assert.Equal(("Ada Lovelace", "", 0), (again.GetProperty("displayName").GetString(), again.GetProperty("bio").GetString(), again.GetProperty("links").GetArrayLength()));
    }

    [Fact]
    public async Task Every_field_that_is_wrong_is_named()
    {
        var ada = await social.CreateUser("ada");
        var before = await ada.DataAsync(ada.GetAsync("users/me"));

        var error = await (await ada.PatchAsync(new
        {
            username = "me",
            displayName = new string('a', 51),
            bio = new string('a', 501),
            links = new[] { "javascript:alert(1)" },
            avatar = "me.jpg",
            settings = new { language = "?", showLastSeen = "?" },
        })).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(
            ["avatar", "bio", "displayName", "links", "settings.language", "settings.showLastSeen", "username"],
            error.GetProperty("details").EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(before.GetRawText(), (await ada.DataAsync(ada.GetAsync("users/me"))).GetRawText());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"bio":5}""")]
    [InlineData("""{"bio":"\ud800"}""")]
    [InlineData("""{"bio":"\u0000"}""")]
    [InlineData("""{"displayName":"\u0000"}""")]
    [InlineData("""{"links":["https://example.com/\u0000"]}""")]
    [InlineData("""{"links":[null]}""")]
    [InlineData("""{"links":"https://example.com"}""")]
    [InlineData("""{"isPrivate":"yes"}""")]
    [InlineData("""{"avatar":{}}""")]
    [InlineData("""{"settings":[]}""")]
    [InlineData("""{"username":"\u0000\u0000\u0000"}""")]
    public async Task Hostile_edits_are_refused_as_invalid(string body)
    {
        var ada = await social.CreateUser("ada");

        await (await ada.PatchAsync(body)).Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task An_avatar_that_is_null_is_taken_away_and_one_that_is_not_named_stays()
    {
        var ada = await social.CreateUser("ada");
        await social.Database.ExecuteAsync($"update profiles set avatar_id = gen_random_uuid() where user_id = '{ada.Id}'");
        await social.SetStatus(ada, 0); // makes the profile be read again

        await ada.DataAsync(ada.PatchAsync("""{"bio":"with"}"""));
        Assert.Equal([true], await HasAvatarAsync());
        await ada.DataAsync(ada.PatchAsync("""{"avatar":null}"""));
        Assert.Equal([false], await HasAvatarAsync());

        Task<IReadOnlyList<bool>> HasAvatarAsync() => social.Database.QueryAsync<bool>($"select avatar_id is not null from profiles where user_id = '{ada.Id}'");
    }

    [Fact]
    public async Task A_renamed_user_is_found_by_the_new_name_alone_and_the_old_one_is_nobody_elses()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        var renamed = SocialProduct.UniqueName("lovelace");
        Assert.Equal(ada.Id, await IdOfAsync(ada.Username)); // known by the old name

        var me = await ada.DataAsync(ada.PatchAsync(new { username = renamed.ToUpperInvariant() }));

        Assert.Equal(renamed, me.GetProperty("username").GetString());
        Assert.Equal(ada.Id, await IdOfAsync(renamed));
        await (await bob.GetAsync($"users/{ada.Username}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await bob.PatchAsync(new { username = ada.Username })).Failure(HttpStatusCode.Conflict, "username_taken");
        await (await bob.PatchAsync(new { username = renamed })).Failure(HttpStatusCode.Conflict, "username_taken");
        var registration = JsonSerializer.Serialize(new { username = ada.Username, email = $"x{ada.Username}@example.com", password = "a password of theirs" });
        await (await social.Nobody.SendAsync(HttpMethod.Post, "auth/register", registration)).Failure(HttpStatusCode.Conflict, "username_taken");

        await ada.DataAsync(ada.PatchAsync(new { username = ada.Username }));
        Assert.Equal(ada.Id, await IdOfAsync(ada.Username));
        await (await bob.GetAsync($"users/{renamed}")).Failure(HttpStatusCode.NotFound, "not_found");

        async Task<Guid> IdOfAsync(string name) => (await bob.DataAsync(bob.GetAsync($"users/{name}"))).GetProperty("id").GetGuid();
    }

    [Fact]
    public async Task Ten_names_are_kept_for_a_user_and_no_more()
    {
        var ada = await social.CreateUser("ada");
        for (var i = 2; i <= 10; i++)
            await ada.DataAsync(ada.PatchAsync(new { username = SocialProduct.UniqueName($"ada{i}") }));

        var error = await (await ada.PatchAsync(new { username = SocialProduct.UniqueName("ada11") })).Failure(HttpStatusCode.BadRequest, "validation_failed");
        Assert.Equal(["username"], error.GetProperty("details").EnumerateObject().Select(field => field.Name));
        await ada.DataAsync(ada.PatchAsync(new { username = ada.Username }));
        Assert.Equal([10L], await social.Database.QueryAsync<long>($"select count(*) from usernames where user_id = '{ada.Id}'"));
    }

    [Fact]
    public async Task Of_many_who_want_one_name_at_once_one_gets_it()
    {
        var name = SocialProduct.UniqueName("wanted");
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => social.CreateUser($"user{i}")));

        var answers = await Task.WhenAll(people.Select(person => person.PatchAsync(new { username = name })));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        foreach (var person in people)
            Assert.Single(await social.Database.QueryAsync<string>($"select a.username from accounts a join usernames using (username) where a.id = '{person.Id}' and user_id = a.id"));
    }

    [Fact]
    public async Task Many_edits_at_once_all_count()
    {
        var ada = await social.CreateUser("ada");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? ada.DataAsync(ada.PatchAsync(new { bio = $"Number {i}." }))
            : ada.DataAsync(ada.PatchAsync(new { displayName = $"Ada {i}" }))));

        var me = await ada.DataAsync(ada.GetAsync("users/me"));
        Assert.StartsWith("Number ", me.GetProperty("bio").GetString());
        Assert.StartsWith("Ada ", me.GetProperty("displayName").GetString());
        Assert.Equal([21L], await social.Database.QueryAsync<long>($"select version from profiles where user_id = '{ada.Id}'"));
    }

    [Fact]
    public async Task Who_writes_elsewhere_is_not_overwritten()
    {
        var ada = await social.CreateUser("ada");
        await ada.See(ada);
        await social.Database.ExecuteAsync($"update profiles set bio = 'written elsewhere', version = version + 1 where user_id = '{ada.Id}'");

        var me = await ada.DataAsync(ada.PatchAsync(new { displayName = "Ada Lovelace" }));

        Assert.Equal(("Ada Lovelace", "written elsewhere"), (me.GetProperty("displayName").GetString(), me.GetProperty("bio").GetString()));
    }

    [Theory]
    [InlineData("users/me")]
    [InlineData("users/me/blocks")]
    [InlineData("users/me/mutes")]
    [InlineData("users/me/restricts")]
    [InlineData("users/me/close-friends")]
    [InlineData("follow-requests")]
    public async Task What_is_ones_own_is_for_who_is_signed_in(string path) =>
        await (await social.Nobody.GetAsync(path)).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
}
