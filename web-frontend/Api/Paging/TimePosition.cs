using System.Buffers.Binary;

namespace InstaHub.Web.Api.Paging;

/// <summary>
/// A position in the order that most lists have, <c>(time, id)</c>: rows that come and go leave neither gap nor repeat after it.
/// </summary>
/// <param name="At">The time, UTC, in whole microseconds, as PostgreSQL keeps it.</param>
/// <param name="Id">Tells apart what has one time.</param>
public readonly record struct TimePosition(DateTimeOffset At, Guid Id)
{
    private const int Bytes = sizeof(long) + 16;

    /// <summary>The cursor of the page after this position.</summary>
    /// <param name="list">See <see cref="Cursors.Encode"/>.</param>
    public string ToCursor(string list)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Cursors.Encode(list, bytes);
    }

    /// <summary>The position after which the page begins; null for the first page.</summary>
    /// <exception cref="Errors.ApiException">400: the list has not given this cursor.</exception>
    public static TimePosition? From(PageRequest page, string list)
    {
        if (page.Cursor is null)
            return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Cursors.TryDecode(list, page.Cursor, bytes))
            throw Cursors.Unknown();
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
            throw Cursors.Unknown();
        return new TimePosition(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[sizeof(long)..], bigEndian: true));
    }
}
