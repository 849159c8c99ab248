using System.Net;
using System.Text.RegularExpressions;
using InstaHub.Web.Integration.Users;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Graph;

/// <summary>What is hidden looks as if it were not there.</summary>
public sealed partial class HiddenTests(SocialProduct social)
{
    [Theory]
    [InlineData("GET", "users/{0}")]
    [InlineData("GET", "users/{0}/followers")]
    [InlineData("GET", "users/{0}/following")]
    [InlineData("GET", "users/{0}/mutuals")]
    [InlineData("PUT", "users/{0}/follow")]
    public async Task Who_is_blocked_or_deactivated_or_suspended_or_deleted_or_not_there_is_answered_alike(string method, string path)
    {
        var viewer = await social.CreateUser("viewer");
        var blocker = await social.CreateUser("blocker");
        await blocker.Follow(viewer);
        await viewer.Follow(blocker);
        await blocker.Block(viewer);
        var both = await social.CreateUser("both");
        await viewer.Block(both);
        await both.Block(viewer);
        var ids = new List<Guid> { blocker.Id, both.Id };
        foreach (var status in new[] { 1, 2, 3 })
        {
            var person = await social.CreateUser($"status{status}");
            await viewer.Follow(person);
            await viewer.See(person);
            await social.SetStatus(person, status);
            ids.Add(person.Id);
        }

        var absent = await WholeAsync(Guid.NewGuid());

        Assert.StartsWith("404", absent);
        foreach (var id in ids)
            Assert.Equal(absent, await WholeAsync(id));

        async Task<string> WholeAsync(Guid id)
        {
            var answer = await viewer.SendAsync(new HttpMethod(method), string.Format(null, path, id));
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
            return $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Order())}\n{TraceId().Replace(await answer.Text(), "")}";
        }
    }

    [Fact]
    public async Task Who_blocks_is_in_no_list_of_who_is_blocked()
    {
        var (viewer, blocker, star) = (await social.CreateUser("viewer"), await social.CreateUser("blocker"), await social.CreateUser("star"));
        await blocker.Follow(star);
        await star.Follow(blocker);
        await viewer.DataAsync(viewer.PutAsync($"users/{blocker.Id}/restrict"));
        await blocker.Block(viewer);

        Assert.Empty((await viewer.PageAsync($"users/{star.Id}/followers")).Ids);
        Assert.Empty((await viewer.PageAsync($"users/{star.Id}/following")).Ids);
        Assert.Empty((await viewer.PageAsync("users/me/restricts")).Ids);
        Assert.Empty((await viewer.PageAsync($"users?q={blocker.Username}")).Ids);
        await (await viewer.GetAsync($"users/{blocker.Username}")).Failure(HttpStatusCode.NotFound, "not_found");
        Assert.Equal([blocker.Id], (await star.PageAsync($"users/{star.Id}/followers")).Ids);
        Assert.Equal([blocker.Id], (await social.Nobody.PageAsync($"users?q={blocker.Username}")).Ids);
    }

    [Fact]
    public async Task A_private_account_shows_its_profile_to_everybody_and_its_lists_to_who_follows()
    {
        var (owner, follower, other) = (await social.CreateUser("owner"), await social.CreateUser("follower"), await social.CreateUser("other"));
        await follower.Follow(owner);
        await owner.SetPrivate(true);
        await other.Follow(owner); // and waits

        foreach (var person in new[] { social.Nobody, other })
        {
            Assert.Equal(1, (await person.See(owner)).GetProperty("counts").GetProperty("followers").GetInt32());
            foreach (var list in new[] { "followers", "following" })
                await (await person.GetAsync($"users/{owner.Id}/{list}")).Failure(HttpStatusCode.Forbidden, "private_account");
        }
        await (await other.GetAsync($"users/{owner.Id}/mutuals")).Failure(HttpStatusCode.Forbidden, "private_account");
        foreach (var person in new[] { owner, follower })
            Assert.Equal([follower.Id], (await person.PageAsync($"users/{owner.Id}/followers")).Ids);
    }

    [Fact]
    public async Task One_who_is_deactivated_or_suspended_sees_oneself_and_one_who_is_deleted_nothing()
    {
        var ada = await social.CreateUser("ada");
        foreach (var status in new[] { 1, 2 })
        {
            await social.SetStatus(ada, status);
            Assert.Equal(ada.Id, (await ada.See(ada)).GetProperty("id").GetGuid());
            await (await social.Nobody.GetAsync($"users/{ada.Username}")).Failure(HttpStatusCode.NotFound, "not_found");
        }

        await social.SetStatus(ada, 3);
        await (await ada.GetAsync($"users/{ada.Id}")).Failure(HttpStatusCode.NotFound, "not_found");
        await (await ada.GetAsync("users/me")).Failure(HttpStatusCode.Unauthorized, "unauthenticated");
        await (await ada.PatchAsync(new { bio = "still here" })).Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_404_that_hides_is_answered_when_its_time_has_come()
    {
        var time = new ManualTime();
        var answering = Answer(time, StatusCodes.Status404NotFound, hides: true);

        time.Advance(TimeSpan.FromMilliseconds(9));
        Assert.False(answering.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await Patience.ForAsync(answering, "the answer");
    }

    [Theory]
    [InlineData(404, false)]
    [InlineData(200, true)]
    [InlineData(403, true)]
    public void Everything_else_is_answered_at_once(int status, bool hides) =>
        Assert.True(Answer(new ManualTime(), status, hides).IsCompletedSuccessfully);

    private static Task Answer(TimeProvider time, int status, bool hides)
    {
        var context = new DefaultHttpContext();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(hides ? [HidesExistenceMetadata.Instance] : Array.Empty<object>()), "test"));
        var guard = new ExistenceGuard(
            context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            },
            Options.Create(new ExistenceOptions { FloorMilliseconds = 10 }),
            time);
        return guard.InvokeAsync(context);
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex TraceId();
}
