using System.Net;
using System.Text.Json;
using InstaHub.Web.Integration.Posts;
using InstaHub.Web.Integration.Users;
using Microsoft.Extensions.Logging;

namespace InstaHub.Web.Integration.Feeds;

/// <summary><c>/operation/check-feeds</c> and the sampler: what is wrong with a feed is found, and nothing else. On a product of its own, since rows are changed behind its back.</summary>
public sealed class FeedCheckTests(SocialProduct social) : IClassFixture<SocialProduct>
{
    [Fact]
    public async Task Feeds_that_are_right_are_found_so_asleep_or_awake()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        await bob.Post("hello");
        await ada.Feed(); // bob's stays asleep

        var found = await CheckAsync($"users={ada.Username},{bob.Username.ToUpperInvariant()},{ada.Username}");

        Assert.Equal((2, 0, 0), Counts(found));
    }

    [Fact]
    public async Task What_was_written_behind_the_products_back_is_missing_or_surplus()
    {
        var (ada, surplus, missing, found) = (Guid.Empty, Guid.Empty, Guid.Empty, default(JsonElement));
        // A feed that is read anew meanwhile is right again: for news that come late, or a lease that lapses on a slow machine.
        await Patience.UntilAsync(
            async () =>
            {
                var (viewer, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
                ada = viewer.Id;
                await viewer.Follow(bob);
                surplus = (await bob.Post("taken back by nobody")).Id();
                await bob.Post("stays");
                await Patience.UntilAsync(async () => (await viewer.Feed()).Count == 2, "both posts in the feed");
                await social.Database.ExecuteAsync($"update posts set status = 3 where id = '{surplus}'; update user_counts set posts = posts - 1 where user_id = '{bob.Id}'");
                missing = await PlantAsync(social.Database, bob.Id);
                found = await CheckAsync($"users={viewer.Username},{bob.Username}");
                return Counts(found) == (2, 1, 1); // the feed of bob was asleep, and so is right
            },
            "one entry to be missing and one to be surplus");

        Assert.Equal((ada, missing), FaultOf(found, "missing"));
        Assert.Equal((ada, surplus), FaultOf(found, "surplus"));
    }

    [Fact]
    public async Task What_is_under_way_is_not_wrong()
    {
        var (ada, bob) = (await social.CreateUser("ada"), await social.CreateUser("bob"));
        await ada.Follow(bob);
        await ada.Feed();
        using var done = new CancellationTokenSource();
        var acting = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var post = (await bob.Post("here and gone")).Id();
                await bob.DeleteAsync($"posts/{post}");
            }
        });

        for (var i = 0; i < 5; i++)
            Assert.Equal((2, 0, 0), Counts(await CheckAsync($"users={ada.Username},{bob.Username}")));

        await done.CancelAsync();
        await acting;
    }

    [Fact]
    public async Task A_sample_has_feeds_in_use_and_others()
    {
        var ada = await social.CreateUser("ada");
        await ada.Feed();

        var found = await CheckAsync("sample=3");

        Assert.InRange(found.GetProperty("checked").GetInt32(), 1, 6);
    }

    [Theory]
    [InlineData("users=nobody_is_called_that")]
    [InlineData("users=a%00b")]
    [InlineData("sample=0")]
    [InlineData("sample=many")]
    public async Task What_is_not_asked_rightly_is_refused(string query)
    {
        using var answer = await AskAsync(query);
        await answer.Failure(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task For_who_is_not_an_operator_it_does_not_exist()
    {
        using var answer = await AskAsync("sample=1", ("Via", "1.1 proxy"));
        await answer.Failure(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task The_sampler_finds_it_too_counts_it_and_says_where()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(database.ConnectionString, ("Feeds:Sampling:Interval", "00:00:00.05"));
        var user = await AccountFor(product);
        Assert.Empty(await user.Feed());
        // Of the process, which other products share.
        var (isChecked, isMissing) = (await MetricAsync(product, "checked"), await MetricAsync(product, "missing"));
        await Patience.UntilAsync(async () => await MetricAsync(product, "checked") > isChecked, "a feed to be checked");

        var missing = await PlantAsync(database, user.Id);

        var line = await product.Log.WaitForAsync($"{missing}");
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.Contains($"{user.Id}", line.Message);
        Assert.True(await MetricAsync(product, "missing") > isMissing);
    }

    private async Task<JsonElement> CheckAsync(string query)
    {
        using var answer = await AskAsync(query);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Text());
        return await answer.Json();
    }

    private Task<HttpResponseMessage> AskAsync(string query, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/operation/check-feeds?{query}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return social.Product.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    // A post that no event tells of.
    private static async Task<Guid> PlantAsync(TestDatabase database, Guid author)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            $"""
            insert into posts (id, author_id, status, created_at, published_at) values ('{id}', '{author}', 2, clock_timestamp(), clock_timestamp());
            insert into content_counts (target_id) values ('{id}');
            update user_counts set posts = posts + 1 where user_id = '{author}'
            """);
        return id;
    }

    private static async Task<Person> AccountFor(TestProduct product)
    {
        var name = SocialProduct.UniqueName("ada");
        var body = JsonSerializer.Serialize(new { username = name, email = $"{name}@example.com", password = SocialProduct.Password });
        using var answer = await new Person(product.Client, default, "", null).SendAsync(HttpMethod.Post, "auth/register", body);
        var data = (await answer.Json()).GetProperty("data");
        return new Person(product.Client, data.GetProperty("user").Id(), name, data.GetProperty("accessToken").GetString());
    }

    private static (int Checked, int Missing, int Surplus) Counts(JsonElement found) =>
        (found.GetProperty("checked").GetInt32(), found.GetProperty("missing").GetArrayLength(), found.GetProperty("surplus").GetArrayLength());

    private static (Guid, Guid) FaultOf(JsonElement found, string kind) =>
        (found.GetProperty(kind)[0].GetProperty("userId").GetGuid(), found.GetProperty(kind)[0].GetProperty("postId").GetGuid());

    private static async Task<long> MetricAsync(TestProduct product, string name)
    {
        var text = await product.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var line = text.Split('\n').FirstOrDefault(line => line.StartsWith($"instahub_feed_check_{name}", StringComparison.Ordinal));
        return line is null ? 0 : (long)double.Parse(line.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
