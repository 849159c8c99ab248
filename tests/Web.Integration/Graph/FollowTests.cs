using System.Net;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Graph;

/// <summary>Following, and who is let.</summary>
public sealed class FollowTests(SocialProduct social)
{
    [Fact]
    public async Task Following_somebody_public_is_accepted_at_once_and_counted_once()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));

        var first = await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/follow"));
        var second = await ada.DataAsync(ada.PutAsync($"users/{bob.Id}/follow"));

        Assert.Equal(["status", "relationship"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal(first.GetRawText(), second.GetRawText());
        Assert.Equal("accepted", first.GetProperty("status").GetString());
        Assert.Equal(["following"], Person.TrueOf(first.GetProperty("relationship")));
        Assert.Equal((1, 0), await CountsAsync(bob));
        Assert.Equal((0, 1), await CountsAsync(ada));

        Assert.Equal("none", await ada.Unfollow(bob));
        Assert.Equal("none", await ada.Unfollow(bob));
        Assert.Equal((0, 0), await CountsAsync(bob));
        Assert.Equal((0, 0), await CountsAsync(ada));
    }

    [Fact]
    public async Task A_private_account_is_asked_and_accepts()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob", isPrivate: true));

        Assert.Equal("pending", await ada.Follow(bob));
        Assert.Equal(["requested"], await ada.RelationshipTo(bob));
        Assert.Equal(["requestedBy"], await bob.RelationshipTo(ada));
        Assert.Equal([ada.Id], (await bob.PageAsync("follow-requests")).Ids);
        Assert.Equal((0, 0), await CountsAsync(bob));

        var accepted = await bob.DataAsync(bob.PostAsync($"follow-requests/{ada.Id}/accept"));
        Assert.Equal(["followedBy"], Person.TrueOf(accepted.GetProperty("relationship")));
        Assert.Equal(["following"], await ada.RelationshipTo(bob));
        Assert.Empty((await bob.PageAsync("follow-requests")).Ids);
        Assert.Equal((1, 0), await CountsAsync(bob));
        Assert.Equal("accepted", await ada.Follow(bob));

        var removed = await bob.DataAsync(bob.DeleteAsync($"followers/{ada.Id}"));
        Assert.Empty(Person.TrueOf(removed.GetProperty("relationship")));
        Assert.Equal((0, 0), await CountsAsync(bob));
        await bob.DataAsync(bob.DeleteAsync($"followers/{ada.Id}"));
    }

    [Fact]
    public async Task A_request_is_rejected_or_taken_back()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob", isPrivate: true));

        await ada.Follow(bob);
        await bob.DataAsync(bob.PostAsync($"follow-requests/{ada.Id}/reject"));
        Assert.Empty(await ada.RelationshipTo(bob));

        await ada.Follow(bob);
        Assert.Equal("none", await ada.Unfollow(bob));
        Assert.Empty((await bob.PageAsync("follow-requests")).Ids);
        foreach (var answer in new[] { "accept", "reject" })
            await (await bob.PostAsync($"follow-requests/{ada.Id}/{answer}")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Going_public_accepts_who_waits_and_going_private_keeps_who_follows()
    {
        var bob = await social.CreateUser("bob", isPrivate: true);
        var people = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => social.CreateUser($"fan{i}")));
        foreach (var person in people)
            Assert.Equal("pending", await person.Follow(bob));

        Assert.Equal(5, (await bob.SetPrivate(false)).GetProperty("counts").GetProperty("followers").GetInt32());
        foreach (var person in people)
            Assert.Equal(["following"], await person.RelationshipTo(bob));
        Assert.Empty((await bob.PageAsync("follow-requests")).Ids);

        await bob.SetPrivate(true);
        Assert.Equal((5, 0), await CountsAsync(bob));
        Assert.Equal(people.Select(person => person.Id).Order(), (await people[0].PageAsync($"users/{bob.Id}/followers")).Ids.Order());
    }

    [Fact]
    public async Task Nobody_follows_themselves_or_somebody_who_is_not_there()
    {
        var ada = await social.CreateUser("ada");

        await (await ada.PutAsync($"users/{ada.Id}/follow")).Failure(HttpStatusCode.UnprocessableEntity, "oneself");
        await (await ada.PutAsync($"users/{Guid.NewGuid()}/follow")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.DeleteAsync($"users/{Guid.NewGuid()}/follow")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.DeleteAsync($"followers/{Guid.NewGuid()}")).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("GET", "users/{0}/followers")]
    [InlineData("PUT", "users/{0}/follow")]
    [InlineData("DELETE", "users/{0}/follow")]
    [InlineData("PUT", "users/{0}/block")]
    [InlineData("PUT", "users/{0}/mute")]
    [InlineData("POST", "follow-requests/{0}/accept")]
    [InlineData("DELETE", "followers/{0}")]
    public async Task What_is_no_id_is_nobodys(string method, string path)
    {
        var ada = await social.CreateUser("ada");

        foreach (var id in new[] { "nobody", "1", $"{Guid.NewGuid()}0", "%20", "..%2f..", "me" })
            await (await ada.SendAsync(new HttpMethod(method), string.Format(null, path, id))).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Numbers_equal_the_rows_after_many_acts_at_once()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => social.CreateUser($"user{i}", isPrivate: i == 0)));
        var random = new Random(4);
        var acts = Enumerable.Range(0, 300).Select(_ => (Actor: people[random.Next(6)], Target: people[random.Next(6)], Kind: random.Next(8))).ToArray();

        await Parallel.ForEachAsync(acts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (act, _) =>
        {
            var (actor, target) = (act.Actor, act.Target);
            var answer = act.Kind switch
            {
                0 or 1 or 2 => await actor.PutAsync($"users/{target.Id}/follow"),
                3 => await actor.DeleteAsync($"users/{target.Id}/follow"),
                4 => await actor.PostAsync($"follow-requests/{target.Id}/accept"),
                5 => await actor.DeleteAsync($"followers/{target.Id}"),
                6 => await actor.PutAsync($"users/{target.Id}/block"),
                _ => await actor.DeleteAsync($"users/{target.Id}/block"),
            };
            Assert.True((int)answer.StatusCode < 500, await answer.Text());
        });

        Assert.NotEqual([0L], await social.Database.QueryAsync<long>($"select count(*) from follows where follower_id = any('{{{string.Join(',', people.Select(person => person.Id))}}}')"));
        foreach (var person in people)
        {
            var rows = (Count("follows where followee_id"), Count("follows where follower_id"));
            Assert.Equal((await rows.Item1, await rows.Item2), await CountsAsync(person));

            async Task<int> Count(string of) => (int)(await social.Database.QueryAsync<long>($"select count(*) from {of} = '{person.Id}'"))[0];
        }
    }

    // As the user sees them, who is hidden from nobody.
    private static async Task<(int Followers, int Following)> CountsAsync(Person person)
    {
        var counts = (await person.DataAsync(person.GetAsync("users/me"))).GetProperty("counts");
        Assert.Equal(counts.GetRawText(), (await person.See(person)).GetProperty("counts").GetRawText());
        return (counts.GetProperty("followers").GetInt32(), counts.GetProperty("following").GetInt32());
    }
}
