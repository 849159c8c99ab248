using System.Globalization;
using System.Net;
using InstaHub.Web.Api;
using InstaHub.Web.RateLimits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static InstaHub.Web.Integration.Support.TestUsers;

namespace InstaHub.Web.Integration.RateLimits;

/// <summary>How many requests a caller may make.</summary>
public sealed class RateLimitTests(PlatformGrains grains)
{
    private static readonly string[] ExpectedHeaders = [RateLimitHeaders.LimitName, RateLimitHeaders.RemainingName, RateLimitHeaders.ResetName];

    private readonly Guid _user = Guid.CreateVersion7();

    [Fact]
    public async Task A_user_gets_exactly_as_many_requests_as_the_limit_says_and_is_told_where_it_stands()
    {
        await using var web = await StartAsync(("User", "30"));

        for (var left = 29; left >= 0; left--)
        {
            var answer = await web.Get("/api/v1/thing", As(_user));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(("30", $"{left}"), (answer.Header(RateLimitHeaders.LimitName), answer.Header(RateLimitHeaders.RemainingName)));
            Assert.InRange(Number(answer, RateLimitHeaders.ResetName), 1, 900);
        }

        var refused = await web.Get("/api/v1/thing", As(_user));
        await refused.Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("0", refused.Header(RateLimitHeaders.RemainingName));
        Assert.InRange(Number(refused, "Retry-After"), 1, 900);
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_counted_too()
    {
        await using var web = await StartAsync(("User", "25"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => web.Get("/api/v1/thing", As(_user))));

        Assert.Equal(25, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(35, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Several_web_processes_together_never_let_more_through_and_at_most_a_twentieth_each_less()
    {
        const int Limit = 200;
        await using var one = await StartAsync(("User", $"{Limit}"));
        await using var two = await StartAsync(("User", $"{Limit}"));
        await using var three = await StartAsync(("User", $"{Limit}"));
        TestWeb[] webs = [one, two, three];

        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Limit).Select(i => webs[i % 3].Get("/api/v1/thing", As(_user))));

        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), Limit - (2 * Limit / 20), Limit);
    }

    [Fact]
    public async Task Permits_that_one_process_does_not_use_can_be_used_by_another()
    {
        await using var idle = await StartAsync(("User", "40"), ("ReturnAfter", "00:00:00.1"));
        await using var busy = await StartAsync(("User", "40"));
        await idle.Get("/api/v1/thing", As(_user));

        var passed = 0;
        await Patience.UntilAsync(
            async () =>
            {
                if ((await busy.Get("/api/v1/thing", As(_user))).StatusCode == HttpStatusCode.OK)
                    passed++;
                return passed == 39;
            },
            "the 39 requests that are left");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await busy.Get("/api/v1/thing", As(_user))).StatusCode);
        Assert.Equal(0, idle.Services.GetRequiredService<RateLimiter>().Tracked);
    }

    [Fact]
    public async Task Writes_have_a_limit_of_their_own_within_that_of_all_requests()
    {
        await using var web = await StartAsync(("User", "10"), ("UserWrites", "3"));

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await web.Send(HttpMethod.Put, "/api/v1/thing", null, As(_user))).StatusCode);
        var write = await web.Send(HttpMethod.Put, "/api/v1/thing", null, As(_user));
        var read = await web.Get("/api/v1/thing", As(_user));

        await write.Failure(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("3", write.Header(RateLimitHeaders.LimitName));
        Assert.Equal((HttpStatusCode.OK, "6"), (read.StatusCode, read.Header(RateLimitHeaders.RemainingName)));
    }

    [Fact]
    public async Task A_write_that_the_limit_of_all_requests_refuses_does_not_count_as_one()
    {
        await using var web = await StartAsync(("User", "1"), ("UserWrites", "3"));
        await web.Get("/api/v1/thing", As(_user));

        for (var i = 0; i < 5; i++)
            Assert.Equal("1", (await web.Send(HttpMethod.Put, "/api/v1/thing", null, As(_user))).Header(RateLimitHeaders.LimitName));
    }

    [Fact]
    public async Task Users_do_not_share_a_limit_with_each_other()
    {
        await using var web = await StartAsync(("User", "1"));

        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", As(_user))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", As(Guid.CreateVersion7()))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await web.Get("/api/v1/thing", As(_user))).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_signed_in_counts_by_address_as_a_known_proxy_tells_it()
    {
        await using var web = await grains.StartWebAsync(Map, builder =>
        {
            Configure(builder, ("Anonymous", "2"));
            builder.Configuration["Proxies:Addresses:0"] = "127.0.0.1";
        });
        var address = $"2001:db8:{Random.Shared.Next(0x10000):x}:{Random.Shared.Next(0x10000):x}";

        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", ("X-Forwarded-For", $"{address}::1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", ("X-Forwarded-For", $"{address}::2"))).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await web.Get("/api/v1/thing", ("X-Forwarded-For", $"{address}::3"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", As(_user))).StatusCode);
    }

    [Fact]
    public async Task A_window_that_is_over_is_followed_by_another()
    {
        await using var web = await StartAsync(("User", "1"), ("Window", "00:00:01"));
        await web.Get("/api/v1/thing", As(_user));
        await (await web.Get("/api/v1/thing", As(_user))).Failure(HttpStatusCode.TooManyRequests, "rate_limited");

        await Patience.UntilAsync(async () => (await web.Get("/api/v1/thing", As(_user))).StatusCode == HttpStatusCode.OK, "the next window");
    }

    [Fact]
    public async Task What_is_exempt_or_not_there_is_not_counted()
    {
        await using var web = await StartAsync(("User", "1"));
        string[] paths = ["/api/v1/exempt", "/health/live", "/metrics", "/openapi/v1.json", "/docs", "/", "/api/v1/nothing"];

        foreach (var path in paths.Concat(paths))
        {
            var answer = await web.Get(path, As(_user));
            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Null(answer.Header(RateLimitHeaders.LimitName));
        }
        Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", As(_user))).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_fails_says_where_the_caller_stands_too()
    {
        await using var web = await StartAsync(("User", "5"));

        var answer = await web.Get("/api/v1/bug", As(_user));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.All(ExpectedHeaders, name => Assert.NotNull(answer.Header(name)));
    }

    [Fact]
    public async Task Limits_can_be_lifted()
    {
        await using var web = await StartAsync(("User", "1"), ("Enabled", "false"));

        for (var i = 0; i < 3; i++)
        {
            var answer = await web.Get("/api/v1/thing", As(_user));
            Assert.Equal((HttpStatusCode.OK, null), (answer.StatusCode, answer.Header(RateLimitHeaders.LimitName)));
        }
    }

    [Fact]
    public async Task Callers_beyond_those_a_process_tracks_are_counted_all_the_same()
    {
        await using var web = await StartAsync(("User", "3"), ("MaxTracked", "1"));
        await web.Get("/api/v1/thing", As(Guid.CreateVersion7()));

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", As(_user))).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await web.Get("/api/v1/thing", As(_user))).StatusCode);
        Assert.Equal(1, web.Services.GetRequiredService<RateLimiter>().Tracked);
    }

    [Fact]
    public async Task While_nobody_counts_requests_are_let_through()
    {
        await using var web = await TestWeb.StartAsync(
            builder =>
            {
                Configure(builder, ("User", "1"));
                builder.Services.AddSingleton(StandInGrains.That(() => throw new TimeoutException("away")));
            },
            Map);

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await web.Get("/api/v1/thing", As(_user))).StatusCode);
    }

    private Task<TestWeb> StartAsync(params (string Name, string Value)[] options) =>
        grains.StartWebAsync(Map, builder => Configure(builder, options));

    private static void Configure(WebApplicationBuilder builder, params (string Name, string Value)[] options)
    {
        builder.Configuration["RateLimits:Enabled"] = "true";
        foreach (var (name, value) in options)
            builder.Configuration[$"RateLimits:{name}"] = value;
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/thing", () => Answer.Ok("x"));
        api.MapPut("/thing", () => Answer.Ok("x"));
        api.MapGet("/bug", string () => throw new InvalidOperationException());
        api.MapGet("/exempt", () => Answer.Ok("x")).ExemptFromRateLimit();
    }

    private static int Number(HttpResponseMessage answer, string header) => int.Parse(answer.Header(header)!, CultureInfo.InvariantCulture);
}
