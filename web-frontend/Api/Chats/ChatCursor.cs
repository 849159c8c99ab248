using System.Buffers.Binary;
using InstaHub.GrainInterfaces.Chats;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Web.Api.Paging;

namespace InstaHub.Web.Api.Chats;

/// <summary>Positions in lists of chats, members and pins, as cursors.</summary>
internal static class ChatCursor
{
    private const int Bytes = sizeof(int) + sizeof(long) + 16;

    /// <summary>The page with its cursor, or why there is none.</summary>
    public static IResult PageOf(Result<ChatPage> result, string list) => result.IsSuccess ? PageOf(result.Value, list) : Answer.Fail(result.Error);

    /// <inheritdoc cref="PageOf(Result{ChatPage}, string)"/>
    public static IResult PageOf(ChatPage page, string list) => new ReadyPage(page.Json, page.Next is { } next ? Of(next, list) : null);

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="Errors.ApiException">400: the list has not given this cursor.</exception>
    public static ChatPosition? From(PageRequest page, string list)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Cursors.TryDecode(list, page.Cursor, bytes))
            throw Cursors.Unknown();
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[sizeof(int)..]);
        if (ticks < DateTime.UnixEpoch.Ticks || ticks > DateTime.MaxValue.Ticks)
            throw Cursors.Unknown();
        return new ChatPosition(
            BinaryPrimitives.ReadInt32BigEndian(bytes), new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[(sizeof(int) + sizeof(long))..], bigEndian: true));
    }

    private static string Of(ChatPosition position, string list)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32BigEndian(bytes, position.Rank);
        BinaryPrimitives.WriteInt64BigEndian(bytes[sizeof(int)..], position.At.UtcTicks);
        position.Id.TryWriteBytes(bytes[(sizeof(int) + sizeof(long))..], bigEndian: true, out _);
        return Cursors.Encode(list, bytes);
    }
}
