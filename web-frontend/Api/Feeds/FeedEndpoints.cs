using System.Buffers.Binary;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Api.Paging;
using InstaHub.Web.Api.Posts;
using InstaHub.Web.OpenApi;
using InstaHub.Web.Security;

namespace InstaHub.Web.Api.Feeds;

/// <summary><c>feed</c>: the caller's home feed.</summary>
internal static class FeedEndpoints
{
    public static void MapFeed(this IEndpointRouteBuilder api) =>
        api.MapGroup("feed").WithTags("feed").MapGet("", Get).ForUsers().Produces<Page<PostAnswer>>()
            .WithName("getFeed").FailsWith(FeedErrors.CursorExpired).WithSummary("The caller's home feed.")
            .WithDescription(
                "The posts of the caller and of those whom the caller follows. `order` is `ranked` (the default) or `latest`: newest first. "
                + "A cursor of the ranked order is good for 10 minutes. With `why=1` each post says why it is there.");

    private static async Task<IResult> Get([OneOf("ranked", "latest")] string? order, [OneOf("0", "1")] string? why, PageRequest page, HttpContext context, IGrainFactory grains)
    {
        var (asked, showsWhy) = Read(order, why);
        var request = new FeedRequest(asked, FeedCursor.From(page, asked), page.Limit, showsWhy);
        var result = await grains.GetFeed(context.User.GetRequiredUserId()).GetPage(request, context.RequestAborted);
        return result.IsSuccess
            ? new ReadyPage(result.Value.Json, result.Value.Next is { } next ? FeedCursor.Of(next, asked) : null)
            : Answer.Fail(result.Error);
    }

    private static (FeedOrder Order, bool Why) Read(string? order, string? why)
    {
        var errors = new FieldErrors()
            .Require(order is null or "ranked" or "latest", "order", "This is `ranked` or `latest`.")
            .Require(why is null or "0" or "1", "why", "This is 0 or 1.");
        errors.ThrowIfAny();
        return (order == "latest" ? FeedOrder.Latest : FeedOrder.Ranked, why == "1");
    }
}

/// <summary>Positions in feeds, as cursors.</summary>
internal static class FeedCursor
{
    private const int Bytes = sizeof(long) + 16 + sizeof(long) + sizeof(int);

    /// <summary>The cursor of the page after a position.</summary>
    public static string Of(FeedPosition position, FeedOrder order)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Key.At);
        position.Key.PostId.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[24..], position.Ranking);
        BinaryPrimitives.WriteInt32BigEndian(bytes[32..], position.Offset);
        return Cursors.Encode(ListOf(order), bytes);
    }

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="ApiException">400: the feed has not given this cursor.</exception>
    public static FeedPosition? From(PageRequest page, FeedOrder order)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Cursors.TryDecode(ListOf(order), page.Cursor, bytes))
            throw Cursors.Unknown();
        var key = new FeedKey(BinaryPrimitives.ReadInt64BigEndian(bytes), new Guid(bytes.Slice(8, 16), bigEndian: true));
        if (key.At is < 0 or > FeedKey.MaxAt)
            throw Cursors.Unknown();
        return new FeedPosition(key, BinaryPrimitives.ReadInt64BigEndian(bytes[24..]), Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(bytes[32..])));
    }

    private static string ListOf(FeedOrder order) => order == FeedOrder.Latest ? "feed.latest" : "feed.ranked";
}
