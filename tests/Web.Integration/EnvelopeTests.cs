using System.Net;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace InstaHub.Web.Integration;

/// <summary>The form of answers.</summary>
public sealed class EnvelopeTests : IAsyncLifetime
{
    private static readonly Note Sample =
        new(Guid.Parse("0198f3a0-0000-7000-8000-00000000000a"), "Grüße <b>", DateTimeOffset.Parse("2026-01-02T03:04:05Z"));

    private const string SampleJson =
        """{"id":"0198f3a0-0000-7000-8000-00000000000a","title":"Grüße <b>","createdAt":"2026-01-02T03:04:05+00:00"}""";

    private const string SampleAnswer = """{"success":true,"data":""" + SampleJson + "}";

    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(api: MapAnswers);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task Success_carries_the_data_as_UTF8_with_its_length()
    {
        var answer = await _web.Get("/api/v1/note");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal(SampleAnswer, await answer.Text());
        Assert.NotNull(answer.Header("Content-Length"));
        Assert.Null(answer.Header("Transfer-Encoding"));
    }

    [Fact]
    public async Task A_message_is_there_when_there_is_something_to_say() =>
        Assert.Equal("""{"success":true,"data":"x","message":"Said once."}""", await (await _web.Get("/api/v1/message")).Text());

    [Fact]
    public async Task What_was_created_answers_201_with_its_location()
    {
        var answer = await _web.Send(HttpMethod.Post, "/api/v1/note");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("/api/v1/note/1", answer.Header("Location"));
        Assert.Equal(SampleAnswer, await answer.Text());
    }

    [Fact]
    public async Task What_will_be_done_answers_202() =>
        Assert.Equal(HttpStatusCode.Accepted, (await _web.Send(HttpMethod.Post, "/api/v1/later")).StatusCode);

    [Fact]
    public async Task A_page_names_the_cursor_of_the_next_one() =>
        Assert.Equal(
            """{"success":true,"data":[""" + SampleJson + """],"page":{"next":"abc"}}""", await (await _web.Get("/api/v1/notes")).Text());

    [Fact]
    public async Task The_last_page_says_that_there_is_no_next_one() =>
        Assert.Equal("""{"success":true,"data":[],"page":{"next":null}}""", await (await _web.Get("/api/v1/notes/last")).Text());

    [Fact]
    public async Task A_failure_carries_code_message_details_and_trace_id()
    {
        var error = await (await _web.Get("/api/v1/taken")).Failure(HttpStatusCode.Conflict, "username_taken");

        Assert.Equal("That name is taken.", error.GetProperty("message").GetString());
        Assert.Equal("""{"username":["Is taken."]}""", error.GetProperty("details").GetRawText());
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_without_the_body()
    {
        var get = await _web.Get("/api/v1/note");
        var head = await _web.Send(HttpMethod.Head, "/api/v1/note");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Header("Content-Type"), head.Header("Content-Type"));
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Empty(await head.Text());
    }

    [Fact]
    public async Task A_large_answer_arrives_whole_and_leaves_nothing_for_the_next()
    {
        var large = (await (await _web.Get("/api/v1/large")).Json()).GetProperty("data").GetString();

        Assert.Equal(new string('x', 1_000_000), large);
        Assert.Equal(SampleAnswer, await (await _web.Get("/api/v1/note")).Text());
    }

    [Fact]
    public async Task Answers_made_at_the_same_time_do_not_mix()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
            (i, (await (await _web.Get($"/api/v1/echo/{i}")).Json()).GetProperty("data").GetString())));

        Assert.All(texts, pair => Assert.Equal($"{pair.i}", pair.Item2));
    }

    [Fact]
    public async Task An_answer_that_fails_while_it_is_written_leaves_nothing_for_the_next()
    {
        for (var i = 0; i < 20; i++)
        {
            await (await _web.Get("/api/v1/unwritable")).Failure(HttpStatusCode.InternalServerError, "internal");
            Assert.Equal(SampleAnswer, await (await _web.Get("/api/v1/note")).Text());
        }
    }

    [Fact]
    public async Task A_type_that_no_context_names_is_an_error_of_ours_and_not_reflected_upon()
    {
        await (await _web.Get("/api/v1/unnamed")).Failure(HttpStatusCode.InternalServerError, "internal");

        Assert.IsType<NotSupportedException>(Assert.Single(_web.Log.Troubles).Exception);
    }

    private static void MapAnswers(RouteGroupBuilder api)
    {
        api.MapGet("/note", () => Answer.Ok(Sample));
        api.MapPost("/note", () => Answer.Created("/api/v1/note/1", Sample));
        api.MapGet("/message", () => Answer.Ok("x", "Said once."));
        api.MapPost("/later", () => Answer.Accepted("x"));
        api.MapGet("/notes", () => Answer.Page([Sample], "abc"));
        api.MapGet("/notes/last", () => Answer.Page<Note>([], null));
        api.MapGet("/large", () => Answer.Ok(new string('x', 1_000_000)));
        api.MapGet("/echo/{text}", (string text) => Answer.Ok(text));
        api.MapGet("/unwritable", () => Answer.Ok(new Unwritable("half")));
        api.MapGet("/unnamed", () => Answer.Ok(new Version(1, 2)));
        api.MapGet("/taken", () => Answer.Fail(new ApiError(409, "username_taken", "That name is taken.")
        {
            Details = new Dictionary<string, string[]> { ["username"] = ["Is taken."] },
        }));
    }
}
