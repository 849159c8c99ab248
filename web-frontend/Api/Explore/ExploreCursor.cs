using System.Buffers.Binary;
using InstaHub.GrainInterfaces.Explore;
using InstaHub.Web.Api.Paging;

namespace InstaHub.Web.Api.Explore;

/// <summary>Positions in rankings, as cursors: the ranking and how many posts come before.</summary>
internal static class ExploreCursor
{
    private const string List = "explore";
    private const int IdBytes = 16;

    /// <summary>The cursor of the page after a position.</summary>
    public static string Of(ExplorePosition position)
    {
        Span<byte> bytes = stackalloc byte[IdBytes + sizeof(int)];
        position.RankingId.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[IdBytes..], position.Rank);
        return Cursors.Encode(List, bytes);
    }

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="Errors.ApiException">400: the list has not given this cursor.</exception>
    public static ExplorePosition? From(PageRequest page)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[IdBytes + sizeof(int)];
        if (!Cursors.TryDecode(List, page.Cursor, bytes) || BinaryPrimitives.ReadInt32BigEndian(bytes[IdBytes..]) is var rank && rank < 0)
            throw Cursors.Unknown();
        return new ExplorePosition(new Guid(bytes[..IdBytes], bigEndian: true), rank);
    }
}
