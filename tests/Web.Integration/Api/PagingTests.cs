using System.Net;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Paging;
using Microsoft.AspNetCore.Builder;

namespace InstaHub.Web.Integration.Api;

/// <summary>Asking for a part of a list.</summary>
public sealed class PagingTests : IAsyncLifetime
{
    private const string List = "tests.things";
    private const int Things = 45;

    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TestWeb _web = null!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(api: api =>
    {
        api.MapGet("/things", (PageRequest page) =>
        {
            var after = NumberPosition.From(page, List)?.Number ?? 0;
            var last = Math.Min(Things, after + page.Limit);
            var texts = Enumerable.Range((int)after + 1, (int)(last - after)).Select(i => $"{i}").ToList();
            return Answer.Page(texts, last < Things ? new NumberPosition(last).ToCursor(List) : null);
        });
        api.MapGet("/times", (PageRequest page) => Answer.Ok($"{TimePosition.From(page, List)}"));
    });

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        var sizes = new List<int>();
        var found = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await (await _web.Get($"/api/v1/things{(next.Length > 0 ? $"?cursor={next}" : "")}")).Json();
            var texts = page.GetProperty("data").EnumerateArray().Select(item => item.GetString()!).ToList();
            sizes.Add(texts.Count);
            found.AddRange(texts);
            next = page.GetProperty("page").GetProperty("next").GetString();
        }

        Assert.Equal([20, 20, 5], sizes);
        Assert.Equal(Enumerable.Range(1, Things).Select(i => $"{i}"), found);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("40", 40)]
    [InlineData("100", 45)]
    public async Task A_page_is_as_long_as_was_asked(string limit, int expected) =>
        Assert.Equal(expected, (await (await _web.Get($"/api/v1/things?limit={limit}")).Json()).GetProperty("data").GetArrayLength());

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=101", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=1.5", "limit")]
    [InlineData("limit=5&limit=6", "limit")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("cursor=AQ", "cursor")]
    [InlineData("cursor=%00", "cursor")]
    [InlineData("cursor=!!!!", "cursor")]
    [InlineData("cursor=a&cursor=b", "cursor")]
    public async Task What_cannot_be_is_not_valid_and_the_field_is_named(string query, string field)
    {
        var error = await (await _web.Get($"/api/v1/things?{query}")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(field, Assert.Single(error.GetProperty("details").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_cursor_longer_than_any_is_not_valid() =>
        await (await _web.Get($"/api/v1/things?cursor={new string('A', 2000)}")).Failure(HttpStatusCode.BadRequest, "validation_failed");

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var error = await (await _web.Get("/api/v1/things?limit=0&cursor=a&cursor=b")).Failure(HttpStatusCode.BadRequest, "validation_failed");

        Assert.Equal(["limit", "cursor"], error.GetProperty("details").EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void A_cursor_of_another_list_or_a_changed_one_is_not_read()
    {
        var cursor = new NumberPosition(7).ToCursor(List);
        Span<byte> position = stackalloc byte[8];
        Assert.True(Cursors.TryDecode(List, cursor, position));
        Assert.False(Cursors.TryDecode("tests.others", cursor, position));
        Assert.False(Cursors.TryDecode(List, cursor, stackalloc byte[16]));
        Assert.False(Cursors.TryDecode(List, cursor + "AAAA", position));
        for (var i = 0; i < cursor.Length; i++)
        {
            // The lowest bits of the last character carry nothing.
            var changed = cursor[..i] + (cursor[i] == 'Q' ? 'g' : 'Q') + cursor[(i + 1)..];
            Assert.False(Cursors.TryDecode(List, changed, position), $"changed at {i}");
        }
    }

    [Fact]
    public void A_position_in_time_comes_back_to_the_microsecond()
    {
        var position = new TimePosition(Start.AddMicroseconds(123_457), Guid.CreateVersion7());

        Assert.Equal(position, TimePosition.From(new PageRequest(20, position.ToCursor(List)), List));
        Assert.Null(TimePosition.From(new PageRequest(20, null), List));
    }

    [Fact]
    public async Task A_position_outside_of_time_is_not_valid()
    {
        var bytes = new byte[24];
        bytes[0] = 0x7F;

        var answer = await _web.Get($"/api/v1/times?cursor={Cursors.Encode(List, bytes)}");

        await answer.Failure(HttpStatusCode.BadRequest, "validation_failed");
    }
}
