using System.Net;
using InstaHub.Web.Security;
using InstaHub.Web.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InstaHub.Web.Integration.Accounts;

/// <summary>What becomes of a token whose session has ended, and of bad tokens where anybody may come in.</summary>
public sealed class TokenPolicyTests : IAsyncLifetime
{
    private readonly TokenGrains _grains = new();
    private readonly ManualTime _time = new();
    private TestWeb _web = null!;

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton(_grains.Factory);
            builder.Services.AddSingleton<TimeProvider>(_time);
        },
        api =>
        {
            api.MapGet("users-only", Who).ForUsers();
            api.MapGet("anybody", Who).ForAnybody();
            api.MapGet("tokenless", Who).WithoutToken(200);
            api.MapGet("undeclared", Who).AllowAnonymous();
        });

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _grains.Dispose();
    }

    [Theory]
    [InlineData("valid", "users-only", "user")]
    [InlineData("valid", "anybody", "user")]
    [InlineData("valid", "tokenless", "nobody")]
    [InlineData("valid", "undeclared", "user")]
    [InlineData("none", "anybody", "nobody")]
    [InlineData("none", "tokenless", "nobody")]
    [InlineData("none", "users-only", null)]
    [InlineData("expired", "users-only", null)]
    [InlineData("expired", "anybody", null)]
    [InlineData("expired", "tokenless", "nobody")]
    [InlineData("expired", "undeclared", "nobody")]
    [InlineData("garbage", "users-only", null)]
    [InlineData("garbage", "anybody", null)]
    [InlineData("garbage", "tokenless", "nobody")]
    [InlineData("ended", "users-only", null)]
    [InlineData("ended", "anybody", null)]
    [InlineData("ended", "tokenless", "nobody")]
    public async Task Each_token_gets_what_the_endpoint_declares(string kind, string path, string? who)
    {
        if (kind == "ended")
            _grains.Revoked.Add(TokenGrains.Session);
        var token = kind switch { "garbage" => "x.y.z", "expired" => Token(Now - 900), "none" => null, _ => Token(Now) };

        var answer = await GetAsync(path, token);

        if (who is null)
        {
            await answer.Failure(HttpStatusCode.Unauthorized, "unauthenticated");
            Assert.Equal(token is null ? "Bearer" : "Bearer error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
        }
        else
        {
            Assert.Equal(who, await answer.Text());
        }
    }

    [Fact]
    public async Task The_end_of_a_session_is_found_by_the_next_question()
    {
        var token = Token(Now);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        _grains.Revoked.Add(TokenGrains.Session);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));

        await _time.WaitForTimerAsync(SessionRevocations.Interval);
        _time.Advance(SessionRevocations.Interval);

        await Patience.UntilAsync(async () => await StatusAsync(token) == HttpStatusCode.Unauthorized, "the token to be refused");
    }

    [Fact]
    public async Task A_session_that_the_process_is_told_of_has_ended_at_once()
    {
        var token = Token(Now);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));

        _web.Services.GetRequiredService<SessionRevocations>().Add([TokenGrains.Session]);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
        // An answer that was made before does not bring it back.
        _time.Advance(SessionRevocations.Validity + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
    }

    [Fact]
    public async Task While_nobody_knows_which_sessions_have_ended_no_token_is_good()
    {
        var token = Token(Now);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        _grains.RevocationFailure = new TimeoutException("The silos do not answer.");

        _time.Advance(SessionRevocations.Validity);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));

        _time.Advance(TimeSpan.FromTicks(1));
        await (await GetAsync("users-only", token)).Failure(HttpStatusCode.ServiceUnavailable, "unavailable");
        await (await GetAsync("anybody", token)).Failure(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("anybody", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("tokenless", token)).StatusCode);

        _grains.RevocationFailure = null;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
    }

    private static string Who(HttpContext context) => context.User.GetUserId() is null ? "nobody" : "user";

    private async Task<HttpStatusCode> StatusAsync(string token) => (await GetAsync("users-only", token)).StatusCode;

    private Task<HttpResponseMessage> GetAsync(string path, string? token) =>
        token is null ? _web.Get($"/api/v1/{path}") : _web.Get($"/api/v1/{path}", ("Authorization", $"Bearer {token}"));

    private string Token(long at) => _grains.Sign(TokenGrains.Header(),
        $$"""{"iss":"instahub","aud":"instahub-api","sub":"{{TokenGrains.User}}","sid":"{{TokenGrains.Session}}","iat":{{at}},"nbf":{{at}},"exp":{{at + 900}}}""");
}
