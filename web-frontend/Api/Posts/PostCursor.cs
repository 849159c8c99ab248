using System.Buffers.Binary;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Web.Api.Paging;

namespace InstaHub.Web.Api.Posts;

/// <summary>Positions in lists of posts, as cursors: time and id, and the ids of the posts that the list began with.</summary>
internal static class PostCursor
{
    private const int IdBytes = 16;
    private const int TimeBytes = sizeof(long);

    /// <summary>The cursor of the page after a position.</summary>
    public static string Of(PostPosition position, string list)
    {
        var pinned = position.Pinned ?? [];
        Span<byte> bytes = stackalloc byte[TimeBytes + IdBytes + (IdBytes * pinned.Count)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.At.UtcTicks);
        position.PostId.TryWriteBytes(bytes[TimeBytes..], bigEndian: true, out _);
        for (var i = 0; i < pinned.Count; i++)
            pinned[i].TryWriteBytes(bytes[(TimeBytes + IdBytes + (IdBytes * i))..], bigEndian: true, out _);
        return Cursors.Encode(list, bytes);
    }

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="Errors.ApiException">400: the list has not given this cursor.</exception>
    public static PostPosition? From(PageRequest page, string list)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[TimeBytes + IdBytes + (IdBytes * PostLimits.MaxPinned)];
        for (var pinned = 0; pinned <= PostLimits.MaxPinned; pinned++)
        {
            var position = bytes[..(TimeBytes + IdBytes + (IdBytes * pinned))];
            if (Cursors.TryDecode(list, page.Cursor, position))
                return Read(position, pinned);
        }

        throw Cursors.Unknown();
    }

    private static PostPosition Read(ReadOnlySpan<byte> bytes, int pinned)
    {
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            throw Cursors.Unknown();
        var ids = new Guid[1 + pinned];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = new Guid(bytes.Slice(TimeBytes + (IdBytes * i), IdBytes), bigEndian: true);
        return new PostPosition(new DateTimeOffset(ticks, TimeSpan.Zero), ids[0], ids[1..]);
    }
}

/// <summary>Answers pages of posts.</summary>
internal static class PostAnswers
{
    /// <summary>The page with its cursor, or why there is none.</summary>
    public static IResult Of(Result<PostPage> result, string list) =>
        result.IsSuccess ? Of(result.Value, list) : Answer.Fail(result.Error);

    /// <inheritdoc cref="Of(Result{PostPage}, string)"/>
    public static IResult Of(PostPage page, string list) =>
        new ReadyPage(page.Json, page.Next is { } next ? PostCursor.Of(next, list) : null);
}
