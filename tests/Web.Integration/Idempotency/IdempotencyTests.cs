using System.Net;
using System.Text;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Idempotency;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Idempotency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static InstaHub.Web.Integration.Support.TestUsers;

namespace InstaHub.Web.Integration.Idempotency;

/// <summary>Requests under an <c>Idempotency-Key</c>.</summary>
public sealed class IdempotencyTests(PlatformGrains grains) : IAsyncLifetime
{
    private const string Note = """{"title":"a","stars":3,"tags":[]}""";
    private const string OtherNote = """{"title":"b","stars":3,"tags":[]}""";

    private readonly Guid _user = Guid.CreateVersion7();
    private readonly string _key = $"{Guid.NewGuid()}";
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestWeb _web = null!;
    private int _effects;
    private Guid _lastId;
    private bool _fails;

    public async ValueTask InitializeAsync() => _web = await grains.StartWebAsync(Map);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task The_same_request_has_one_effect_and_the_same_answer()
    {
        var first = await Post("/api/v1/notes", Note);
        var second = await Post("/api/v1/notes", Note);

        Assert.Equal(1, _effects);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await first.Text(), await second.Text());
        foreach (var header in (string[])["Location", "Content-Type", "Content-Length"])
            Assert.Equal(first.Header(header), second.Header(header));
        Assert.Equal((null, "true"), (first.Header(IdempotencyMiddleware.ReplayedHeader), second.Header(IdempotencyMiddleware.ReplayedHeader)));
        Assert.Equal("nosniff", second.Header("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Requests_at_the_same_time_wait_for_the_one_that_is_carried_out()
    {
        await using var other = await grains.StartWebAsync(Map);
        var first = Post("/api/v1/slow", Note);
        await Patience.ForAsync(_entered.Task, "the first request to be carried out");
        var waiting = Enumerable.Range(0, 8).Select(i => Post("/api/v1/slow", Note, i % 2 == 0 ? _web : other)).ToArray();
        await (await Post("/api/v1/slow", OtherNote)).Failure(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        Assert.DoesNotContain(waiting, request => request.IsCompleted);

        _letGo.SetResult();

        var texts = await Task.WhenAll(waiting.Append(first).Select(async request => await (await request).Text()));
        Assert.Equal(1, _effects);
        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task Another_body_under_the_key_is_a_mismatch()
    {
        await Post("/api/v1/notes", Note);

        await (await Post("/api/v1/notes", OtherNote)).Failure(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        await (await Post("/api/v1/notes?x=1", Note)).Failure(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");

        Assert.Equal(1, _effects);
    }

    [Fact]
    public async Task A_key_belongs_to_its_user_and_its_route()
    {
        await Post("/api/v1/notes", Note);
        await Post("/api/v1/other", OtherNote);
        await _web.Send(HttpMethod.Post, "/api/v1/notes", Json(OtherNote), ("Idempotency-Key", _key), As(Guid.CreateVersion7()));
        await _web.Send(HttpMethod.Post, "/api/v1/notes", Json(OtherNote), ("Idempotency-Key", _key));

        Assert.Equal(4, _effects);
    }

    [Fact]
    public async Task A_route_without_its_version_is_the_same_route()
    {
        await Post("/api/v1/notes", Note);
        await Post("/api/notes", Note);

        Assert.Equal(1, _effects);
    }

    [Fact]
    public async Task Without_a_key_every_request_has_its_effect()
    {
        for (var i = 0; i < 2; i++)
            await _web.Send(HttpMethod.Post, "/api/v1/notes", Json(Note), As(_user));

        Assert.Equal(2, _effects);
    }

    [Theory]
    [InlineData("PUT", "/api/v1/notes")]
    [InlineData("POST", "/api/v1/auth/thing")]
    public async Task Other_methods_and_signing_in_take_no_notice_of_keys(string method, string path)
    {
        for (var i = 0; i < 2; i++)
            await _web.Send(new HttpMethod(method), path, Json(Note), ("Idempotency-Key", _key), As(_user));

        Assert.Equal(2, _effects);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_like_any_other()
    {
        var first = await Post("/api/v1/refused", Note);
        var second = await Post("/api/v1/refused", Note);

        await second.Failure(HttpStatusCode.Conflict, "taken");
        Assert.Equal(await first.Text(), await second.Text());
        Assert.Equal(1, _effects);
    }

    [Theory]
    [InlineData("/api/v1/fails")]
    [InlineData("/api/v1/answers500")]
    public async Task After_an_error_of_ours_the_request_may_be_made_again(string path)
    {
        _fails = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await Post(path, Note)).StatusCode);
        var failed = _lastId;
        _fails = false;

        Assert.Equal(HttpStatusCode.OK, (await Post(path, Note)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(path, Note)).StatusCode);

        Assert.Equal(2, _effects);
        Assert.Equal(failed, _lastId);
    }

    [Theory]
    [InlineData("/api/v1/unready", "media_not_ready")]
    [InlineData("/api/v1/meanwhile", "conflict")]
    [InlineData("/api/v1/pending", "export_pending")]
    public async Task After_a_conflict_that_passes_the_request_may_be_made_again(string path, string code)
    {
        _fails = true;
        await (await Post(path, Note)).Failure(HttpStatusCode.Conflict, code);
        var refused = _lastId;
        _fails = false;

        Assert.Equal(HttpStatusCode.OK, (await Post(path, Note)).StatusCode);
        Assert.Equal("true", (await Post(path, Note)).Header(IdempotencyMiddleware.ReplayedHeader));

        Assert.Equal(2, _effects);
        Assert.Equal(refused, _lastId);
    }

    [Fact]
    public async Task Ids_made_under_a_key_are_of_version_7_and_differ_from_key_to_key()
    {
        await Post("/api/v1/notes", Note);
        var one = _lastId;
        await _web.Send(HttpMethod.Post, "/api/v1/notes", Json(Note), ("Idempotency-Key", $"{Guid.NewGuid()}"), As(_user));

        Assert.NotEqual(one, _lastId);
        Assert.Equal((7, 7), (one.Version, _lastId.Version));
        var made = DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(one.ToString("N")[..12], 16));
        Assert.InRange(made, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("tab\tinside")]
    public async Task A_key_that_cannot_be_one_is_refused(string key) =>
        await (await _web.Send(HttpMethod.Post, "/api/v1/notes", Json(Note), ("Idempotency-Key", key), As(_user)))
            .Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() =>
        await (await _web.Send(HttpMethod.Post, "/api/v1/notes", Json(Note), ("Idempotency-Key", new string('k', 256)), As(_user)))
            .Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_the_key_stays_free()
    {
        await (await Post("/api/v1/notes", new string(' ', 2 << 20))).Failure(HttpStatusCode.RequestEntityTooLarge, "too_large");

        Assert.Equal(HttpStatusCode.Created, (await Post("/api/v1/notes", Note)).StatusCode);
    }

    [Fact]
    public async Task What_is_not_the_expected_JSON_is_told_as_without_a_key() =>
        await (await Post("/api/v1/notes", "{")).Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task An_answer_without_a_body_is_given_again_without_one()
    {
        await Post("/api/v1/nothing", Note);
        var second = await Post("/api/v1/nothing", Note);

        Assert.Equal((HttpStatusCode.NoContent, "true"), (second.StatusCode, second.Header(IdempotencyMiddleware.ReplayedHeader)));
        Assert.Equal(1, _effects);
    }

    [Fact]
    public async Task An_attempt_that_died_gives_the_key_to_the_next()
    {
        var path = "/api/v1/notes";
        var fingerprint = await FingerprintOf(path);
        var grain = grains.Grains.GetIdempotencyGrain($"user/{_user:N}", path, _key);
        Assert.Equal(IdempotencyOutcome.Yours, (await grain.Begin(fingerprint, Guid.CreateVersion7(), TestContext.Current.CancellationToken)).Outcome);

        var request = Post(path, Note);
        await grains.Database.ExecuteAsync("update idempotency_keys set lease_until = clock_timestamp() where status is null");

        Assert.Equal(HttpStatusCode.Created, (await request).StatusCode);
        Assert.Equal(1, _effects);
    }

    /// <summary>As the product hashes it, taken from what it does.</summary>
    private static Task<byte[]> FingerprintOf(string path)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        context.Request.ContentType = "application/json; charset=utf-8";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Note));
        return RequestFingerprint.OfAsync(context.Request, TestContext.Current.CancellationToken);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private Task<HttpResponseMessage> Post(string path, string body, TestWeb? web = null) =>
        (web ?? _web).Send(HttpMethod.Post, path, Json(body), ("Idempotency-Key", _key), As(_user));

    private void Map(RouteGroupBuilder api)
    {
        foreach (var path in (string[])["/notes", "/other", "/auth/thing"])
            api.MapPost(path, (NewNote note, HttpContext context) => Answer.Created($"/api/v1/notes/{Effect(context)}", note.Title));
        api.MapPut("/notes", (NewNote note, HttpContext context) => Answer.Ok($"{Effect(context)}"));
        api.MapPost("/refused", (HttpContext context) =>
        {
            Effect(context);
            return Answer.Fail(new ApiError(409, "taken", "It is taken."));
        });
        api.MapPost("/fails", (HttpContext context) =>
        {
            Effect(context);
            return _fails ? throw new InvalidOperationException() : Answer.Ok("x");
        });
        api.MapPost("/answers500", (HttpContext context) =>
        {
            Effect(context);
            return _fails ? Answer.Fail(HttpErrors.Internal) : (IResult)Answer.Ok("x");
        });
        foreach (var (path, passing) in new[] { ("/unready", MediaErrors.NotReady), ("/meanwhile", PostErrors.ChangedMeanwhile), ("/pending", AccountErrors.ExportUnderWay) })
        {
            api.MapPost(path, (HttpContext context) =>
            {
                Effect(context);
                return _fails ? Answer.Fail(passing) : (IResult)Answer.Ok("x");
            });
        }
        api.MapPost("/nothing", (HttpContext context) =>
        {
            Effect(context);
            return Results.NoContent();
        });
        api.MapPost("/slow", async (HttpContext context) =>
        {
            Effect(context);
            _entered.TrySetResult();
            await _letGo.Task;
            return Answer.Ok($"{Guid.NewGuid()}");
        });
    }

    private Guid Effect(HttpContext context)
    {
        Interlocked.Increment(ref _effects);
        return _lastId = context.NewId();
    }
}
